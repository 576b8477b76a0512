package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.PaneRetention;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

    private final SettingsLoader loader = new SettingsLoader(Mode.CLUSTER);

    @TempDir
    private Path directory;

    @Test
    void shouldTakeDefaultsWhenNothingIsSet() {
        Settings settings = load();

        assertThat(settings.applicationId()).isEqualTo("cx-pulse");
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("data", "state"));
        assertThat(settings.timePolicy(EventSource.SURVEYS)).isEqualTo(TimePolicy.surveys());
        assertThat(settings.timePolicy(EventSource.INTERACTIONS)).isEqualTo(TimePolicy.interactions());
        assertThat(settings.cadence())
                .isEqualTo(new Cadence(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(1)));
        assertThat(settings.retention()).isEqualTo(PaneRetention.DEFAULT);
        assertThat(settings.endpoints()).isEqualTo(new Endpoints("127.0.0.1", 8080, 8090));
        assertThat(settings.kafka().properties()).isEmpty();
        assertThat(settings.notification()).isEqualTo(Notification.OFF);
    }

    @Test
    void shouldSuitOneReplicaWhenEmbedded() {
        Settings settings = new SettingsLoader(Mode.EMBEDDED).load(List.of(), Map.of(), null);

        assertThat(settings.cadence().idleTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.topics()).isEqualTo(new TopicLayout(4, 1));
    }

    @Test
    void shouldCloseTicksSoonWhenCompanyIsWatched() {
        Settings settings = new SettingsLoader(Mode.DEMO).load(List.of(), Map.of(), null);

        assertThat(settings.timePolicies().values())
                .extracting(TimePolicy::outOfOrderness)
                .containsOnly(Duration.ofSeconds(5));
        assertThat(settings.topics()).isEqualTo(new TopicLayout(4, 1));
    }

    @ParameterizedTest
    @EnumSource
    void shouldPreferStrongerSourceWhenSettingStandsInSeveral(Source strongest) throws IOException {
        Path file = Files.writeString(directory.resolve("é.properties"), "application.id=file\nthreads=3\n");
        Map<String, String> environment =
                strongest == Source.FILE ? Map.of("PATH", "/é") : Map.of("CX_PULSE_APPLICATION_ID", "environment");
        List<String> line =
                strongest == Source.LINE ? List.of("application.id=first", "application.id=line") : List.of();

        Settings settings = loader.load(line, environment, file);

        assertThat(settings.applicationId()).isEqualTo(strongest.id);
        assertThat(settings.threads()).isEqualTo(3);
    }

    private enum Source {
        FILE("file"),
        ENVIRONMENT("environment"),
        LINE("line");

        private final String id;

        Source(String id) {
            this.id = id;
        }
    }

    @Test
    void shouldTakeEverySettingWhenAllAreSet() {
        Settings settings = load(
                "application.id=cx.Test-1",
                "state.dir=/tmp/состояние",
                "kafka.bootstrap.servers=a:1,[::1]:2",
                "registry.url=https://registry/é",
                "time.surveys.lateness=2d",
                "time.surveys.memory=3d",
                "time.surveys.out-of-orderness=2m",
                "time.surveys.allowed-skew=7m",
                "time.interactions.lateness=3h",
                "time.interactions.memory=5h",
                "time.interactions.out-of-orderness=11s",
                "time.interactions.allowed-skew=13s",
                "idle.timeout=17s",
                "watermark.interval=19ms",
                "publish.interval=23s",
                "retention.minutes=29h",
                "retention.hours=31d",
                "retention.days=37d",
                "topics.partitions=41",
                "topics.replication-factor=2",
                "threads=43",
                "api.host=::1",
                "api.port=47",
                "admin.port=0",
                "notify.alertmanagers=http://am-1:9093, https://[::1]/préfixe/",
                "notify.max-age=53m",
                "notify.external-url=https://cx.example.com/é");

        TimePolicy surveys = settings.timePolicy(EventSource.SURVEYS);
        TimePolicy interactions = settings.timePolicy(EventSource.INTERACTIONS);
        assertThat(settings.applicationId()).isEqualTo("cx.Test-1");
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("/tmp/состояние"));
        assertThat(settings.kafka().address()).isEqualTo("a:1,[::1]:2");
        assertThat(settings.registry().address()).isEqualTo("https://registry/é");
        assertThat(surveys)
                .isEqualTo(new TimePolicy(
                        TimePolicy.surveys().earliest(),
                        Duration.ofMinutes(7),
                        Duration.ofMinutes(2),
                        Duration.ofDays(2),
                        Duration.ofDays(3)));
        assertThat(interactions)
                .isEqualTo(new TimePolicy(
                        TimePolicy.interactions().earliest(),
                        Duration.ofSeconds(13),
                        Duration.ofSeconds(11),
                        Duration.ofHours(3),
                        Duration.ofHours(5)));
        assertThat(settings.cadence())
                .isEqualTo(new Cadence(Duration.ofSeconds(17), Duration.ofMillis(19), Duration.ofSeconds(23)));
        assertThat(settings.retention())
                .isEqualTo(new PaneRetention(Duration.ofHours(29), Duration.ofDays(31), Duration.ofDays(37)));
        assertThat(settings.topics()).isEqualTo(new TopicLayout(41, 2));
        assertThat(settings.threads()).isEqualTo(43);
        assertThat(settings.endpoints()).isEqualTo(new Endpoints("::1", 47, 0));
        assertThat(settings.notification())
                .isEqualTo(new Notification(
                        List.of(URI.create("http://am-1:9093"), URI.create("https://[::1]/préfixe/")),
                        Duration.ofMinutes(53),
                        Optional.of(URI.create("https://cx.example.com/é"))));
    }

    @Test
    void shouldPassSettingsOnWhenTheyAreOfClients() {
        Settings settings = loader.load(
                List.of("kafka.sasl.jaas.config=a=b ключ", "registry.basic.auth.user.info=é:🔑"),
                Map.of("CX_PULSE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                null);

        assertThat(settings.kafka().properties())
                .isEqualTo(Map.of("sasl.jaas.config", "a=b ключ", "security.protocol", "SASL_SSL"));
        assertThat(settings.registry().properties()).isEqualTo(Map.of("basic.auth.user.info", "é:🔑"));
        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("ключ", "🔑");
    }

    @Test
    void shouldKeepClientSettingsWhenConnectedToOtherServers() {
        Settings settings = load("kafka.client.rack=é").connectedTo("127.0.0.1:1", "http://127.0.0.1:2");

        assertThat(settings.kafka()).isEqualTo(new Connection("127.0.0.1:1", Map.of("client.rack", "é")));
        assertThat(settings.registry()).isEqualTo(new Connection("http://127.0.0.1:2", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application.id=опрос             | application.id (command line): 'опрос': accepted is 1 to 100 letters
            state.dir=                       | state.dir (command line): '': accepted is a path
            kafka.bootstrap.servers=a        | kafka.bootstrap.servers (command line): 'a': accepted is host:port
            registry.url=ftp://a             | registry.url (command line): 'ftp://a': accepted is a URL
            time.surveys.lateness=7          | time.surveys.lateness (command line): '7': accepted is from 0ms to 3650d as a duration with its unit
            time.surveys.lateness=-7d        | time.surveys.lateness (command line): '-7d': accepted is
            time.surveys.memory=6d           | time.surveys.memory (command line): '6d': accepted is time.surveys.lateness or more
            time.surveys.out-of-orderness=2d | time.surveys.out-of-orderness (command line): '2d': accepted is from 0ms to 1d
            time.surveys.allowed-skew=25h    | time.surveys.allowed-skew (command line): '25h': accepted is from 0ms to 1d
            time.interactions.lateness=25h   | time.interactions.memory (default): '1d': accepted is time.interactions.lateness or more
            idle.timeout=30                  | idle.timeout (command line): '30': accepted is from 100ms to 1d
            watermark.interval=2m            | watermark.interval (command line): '2m': accepted is from 10ms to 1m
            publish.interval=0s              | publish.interval (command line): '0s': accepted is from 10ms to 1h
            retention.minutes=59m            | retention.minutes (command line): '59m': accepted is from 1h to 3650d
            retention.hours=2d               | retention.hours (command line): '2d': accepted is retention.minutes or more
            retention.days=99d               | retention.days (command line): '99d': accepted is retention.hours or more
            topics.partitions=0              | topics.partitions (command line): '0': accepted is a whole number from 1 to 1000
            topics.replication-factor=-1     | topics.replication-factor (command line): '-1': accepted is a whole number from 1 to 15
            threads=two                      | threads (command line): 'two': accepted is a whole number from 1 to 256
            api.host=a b                     | api.host (command line): 'a b': accepted is a host name or address
            api.port=65536                   | api.port (command line): '65536': accepted is a whole number from 0 to 65535
            admin.port=8080                  | admin.port (command line): '8080': accepted is another port than api.port
            notify.alertmanagers=am:9093     | notify.alertmanagers (command line): 'am:9093': accepted is a URL of scheme, host, port and path
            notify.alertmanagers=http://é:1  | notify.alertmanagers (command line): 'http://é:1': accepted is a URL
            notify.alertmanagers=http://a,   | notify.alertmanagers (command line): '': accepted is a URL
            notify.alertmanagers=http://a:70000 | notify.alertmanagers (command line): 'http://a:70000': accepted is a URL
            notify.alertmanagers=http://a/,http://A | notify.alertmanagers (command line): 'http://A': stands there already
            notify.alertmanagers=http://a#é  | notify.alertmanagers (command line): 'http://a#é': accepted is a URL
            notify.max-age=0m                | notify.max-age (command line): '0m': accepted is from 1m to 3650d
            notify.external-url=cx           | notify.external-url (command line): 'cx': accepted is a URL
            kafka.processing.guarantee=x     | kafka.processing.guarantee (command line): not open: the product decides it
            registry.schema.registry.url=x   | registry.schema.registry.url (command line): not open: the product decides it
            idle.timout=5s                   | idle.timout (command line): unknown key: accepted are application.id, state.dir
            idle.timeout                     | --set: 'idle.timeout': accepted is key=value
            """)
    void shouldSayWhatIsAcceptedWhenSettingIsInvalid(String assignment, String expected) {
        assertThatThrownBy(() -> load(assignment)).isInstanceOfSatisfying(InvalidDefinition.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e).hasMessageStartingWith("settings: " + expected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://é:ключ@am:9093",
                "http://am:9093?token=ключ",
                "ключ@am",
                "http://ключ ключ@am",
                "http://a,https://u:ключ@b"
            })
    void shouldNotShowPasswordWhenUrlMayHoldOne(String url) {
        for (String key : List.of("notify.alertmanagers", "notify.external-url")) {
            assertThatThrownBy(() -> load(key + "=" + url))
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessageStartingWith("settings: " + key + " (command line): a URL with a ")
                    .hasMessageNotContaining("ключ");
        }
    }

    @Test
    void shouldRefuseLatenessWhenItsOldestDayIsNotKept() {
        assertThatThrownBy(() -> load("time.surveys.lateness=800d", "time.surveys.memory=900d"))
                .hasMessage("settings: time.surveys.lateness (command line): '800d': "
                        + "accepted is at least a day less than retention.days");
    }

    @Test
    void shouldReportAllWithTheirSourcesWhenSeveralAreInvalid() throws IOException {
        Path file = Files.writeString(directory.resolve("a.properties"), "threads=é\nthreads=0\nfoo=1\n");

        assertThatThrownBy(() -> loader.load(List.of("api.port=x"), Map.of("CX_PULSE_IDLE_TIMEOUT", "5"), file))
                .isInstanceOfSatisfying(InvalidDefinition.class, e -> assertThat(
                                e.problems().stream().map(Problem::path))
                        .containsExactly(
                                "threads (file " + file + ")",
                                "foo (file " + file + ")",
                                "idle.timeout (environment CX_PULSE_IDLE_TIMEOUT)",
                                "threads (file " + file + ")",
                                "api.port (command line)"));
    }

    @Test
    void shouldSayUnknownWhenVariableOfProductIsMisspelt() {
        assertThatThrownBy(() -> loader.load(List.of(), Map.of("CX_PULSE_IDLE", "5s", "OTHER", "é"), null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith("settings: idle (environment CX_PULSE_IDLE): unknown key: accepted are");
    }

    @ParameterizedTest
    @CsvSource({"'', not there", "threads=\\u00zz, not readable (Malformed \\uxxxx encoding.)"})
    void shouldSayWhyWhenFileCannotBeRead(String text, String why) throws IOException {
        Path file = directory.resolve("настройки.properties");
        if (!text.isEmpty()) {
            Files.writeString(file, text);
        }

        assertThatThrownBy(() -> loader.load(List.of(), Map.of(), file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith("settings: file " + file + ": " + why);
    }

    private Settings load(String... assignments) {
        return loader.load(List.of(assignments), Map.of(), null);
    }
}
