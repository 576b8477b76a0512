package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.config.Mode;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.verify.Policy;
import io.cxpulse.verify.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class VerifyCommandTest {

    private static final String DEFINITIONS = """
            windows: {день: {calendar: day}}
            groupings: [[]]
            metrics: [{id: contacts, version: 1, kind: count, from: interactions}]
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path metrics;

    @BeforeEach
    void define() throws IOException {
        metrics = Files.writeString(folder.resolve("métriques.yaml"), DEFINITIONS);
    }

    @Test
    void shouldFailInOneLineWhenNoInstanceRuns() {
        assertThat(verify("--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: no instance runs on the data directory " + folder);
    }

    @Test
    void shouldFailInOneLineWhenInstanceWasKilled() throws IOException {
        // Above any process id there is.
        describe(Integer.MAX_VALUE);

        assertThat(verify("--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: no instance runs on the data directory " + folder);
    }

    @Test
    void shouldFailInOneLineWhenDescriptionIsBroken() throws IOException {
        Files.writeString(folder.resolve(RunningInstance.FILE), "«»");

        assertThat(verify("--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .endsWith("is no description of a running instance");
    }

    @Test
    void shouldFailInOneLineWhenKafkaDoesNotAnswer() throws IOException {
        describe(ProcessHandle.current().pid());

        assertThat(verify(
                        "--data",
                        folder.toString(),
                        "--set",
                        "kafka.default.api.timeout.ms=500",
                        "--set",
                        "kafka.request.timeout.ms=500"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: Kafka at 127.0.0.1:1: ");
    }

    @Test
    void shouldCallItUsageWhenOnlyOneAddressIsGiven() {
        assertThat(verify("--bootstrap", "127.0.0.1:1")).isEqualTo(2);
        assertThat(err.toString()).contains("--bootstrap and --registry belong together");
    }

    @Test
    void shouldCallItUsageWhenDataDirectoryAndClusterAreGiven() {
        assertThat(verify("--data", folder.toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--data is of an embedded instance");
    }

    @Test
    void shouldGoToTheClusterWhenTheFileOfSettingsNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("réglages.properties"), """
                kafka.bootstrap.servers=127.0.0.1:2
                registry.url=http://127.0.0.1:2
                kafka.default.api.timeout.ms=500
                kafka.request.timeout.ms=500
                """);

        assertThat(verify("--config", file.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("pulse verify: Kafka at 127.0.0.1:2: ");
    }

    @Test
    void shouldNameEveryBadSettingWhenSomeAreBad() {
        assertThat(verify("--set", "time.surveys.lateness=soon", "--set", "время=1d"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("time.surveys.lateness", "время");
    }

    @Test
    void shouldHandOnTheSettingsWhenTheyAreNotTheShippedOnes() {
        Settings settings = new SettingsLoader(Mode.CLUSTER)
                .load(
                        List.of(
                                "time.surveys.lateness=2d",
                                "time.interactions.memory=30h",
                                "time.surveys.out-of-orderness=5s",
                                "time.interactions.allowed-skew=7s",
                                "retention.days=300d",
                                "publish.interval=9s"),
                        Map.of(),
                        null);

        Policy policy = VerifyPolicy.of(settings);

        assertThat(policy.retention()).isEqualTo(Duration.ofDays(300));
        assertThat(policy.publication()).isEqualTo(Duration.ofSeconds(9));
        assertThat(policy.limits())
                .containsEntry(
                        Source.SURVEYS,
                        new Policy.Limits(
                                Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofDays(2), Duration.ofDays(400)))
                .containsEntry(
                        Source.INTERACTIONS,
                        new Policy.Limits(
                                Duration.ofSeconds(7),
                                Duration.ofMinutes(1),
                                Duration.ofHours(24),
                                Duration.ofHours(30)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLUSTER", "EMBEDDED"})
    void shouldHoldTheShippedSettingsWhenNothingIsSet(Mode mode) {
        Settings settings = new SettingsLoader(mode).load(List.of(), Map.of(), null);

        assertThat(VerifyPolicy.of(settings)).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void shouldCallItUsageWhenDefinitionsCannotBeRead() throws IOException {
        Files.writeString(metrics, "metrics: []");

        assertThat(verify("--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("métriques.yaml cannot be read: no metrics or no windows are defined");
    }

    private void describe(long pid) throws IOException {
        String nowhere = "http://127.0.0.1:1";
        RunningInstance instance = new RunningInstance("127.0.0.1:1", nowhere, nowhere, nowhere, pid);
        new ObjectMapper().writeValue(folder.resolve(RunningInstance.FILE).toFile(), instance);
    }

    private int verify(String... arguments) {
        CommandLine command =
                Pulse.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("verify", "--metrics", metrics.toString()));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }
}
