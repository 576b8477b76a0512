package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.app.Pulse;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.Mode;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.config.Setting;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.docs.ComposeFile.Mount;
import io.cxpulse.docs.ComposeFile.Published;
import io.cxpulse.docs.ComposeFile.Service;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** docker-compose.yml names what exists, lets nobody in from outside, and starts the product as it wants to be. */
class ComposeTest {

    private static final ComposeFile COMPOSE = ComposeFile.read();

    private static final String LOOPBACK = "127.0.0.1";

    static List<Service> services() {
        return COMPOSE.all();
    }

    static List<Service> alwaysStarted() {
        return services().stream().filter(service -> !service.isOptional()).toList();
    }

    @Test
    void shouldHaveEveryPartWhenOneLooksAtDashboards() {
        assertThat(alwaysStarted())
                .extracting(Service::name)
                .containsExactlyInAnyOrder("kafka", "schema-registry", "app", "prometheus", "alertmanager", "grafana");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldBeReachableFromThisMachineOnlyWhenPortIsPublished(Service service) {
        assertThat(service.published()).extracting(Published::address).allMatch(LOOPBACK::equals);
        assertThat(service.settings()).doesNotContainKeys("network_mode", "privileged");
    }

    @Test
    void shouldPublishPortOnceWhenServicesListenOnTheSame() {
        assertThat(services().stream()
                        .flatMap(service -> service.published().stream())
                        .map(Published::host))
                .doesNotHaveDuplicates()
                .contains(8080, 8081, 3000);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldBeTheSameTomorrowWhenImageIsPulled(Service service) {
        assertThat(service.image()).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void shouldRunVersionsOfTheBuildWhenTheyDependOnIt() {
        String pom = ProjectFiles.read("pom.xml");

        assertThat(COMPOSE.service("kafka").image()).endsWith(":" + between(pom, "<kafka.version>", "<"));
        assertThat(COMPOSE.service("app").image()).endsWith(":" + between(pom, "<version>", "<"));
        assertThat(pom).contains("unmodified " + version(COMPOSE.service("schema-registry")) + " classes");
    }

    @ParameterizedTest
    @MethodSource("alwaysStarted")
    void shouldTellWhetherItWorksWhenItRuns(Service service) {
        assertThat(service.healthCheck()).startsWith("CMD").hasSizeGreaterThan(1);
        assertThat(service.healthCheck().get(service.healthCheck().size() - 1))
                .as("asks a port that the service listens on")
                .matches(asked -> service.listening().stream().anyMatch(port -> asked.contains(":" + port)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldWaitForHealthWhenItDependsOnAnother(Service service) {
        assertThat(service.dependencies()).allSatisfy((other, condition) -> {
            assertThat(condition).isEqualTo("service_healthy");
            assertThat(COMPOSE.service(other).healthCheck()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldLeaveRoomForOthersWhenItGrows(Service service) {
        assertThat(service.settings()).containsKeys("mem_limit", "restart");
        assertThat(String.valueOf(service.settings().get("mem_limit"))).matches("\\d+[mg]");
    }

    /** E.g. {@code kafka:19092}; addresses of this machine are left to the test of published ports. */
    @ParameterizedTest
    @MethodSource("services")
    void shouldNameServiceAndItsPortWhenItIsToldOfAnother(Service service) {
        Pattern address = Pattern.compile("(?<![A-Za-z0-9.-])([a-z][a-z0-9-]*):(\\d{2,5})(?!\\d)");

        assertThat(service.texts().flatMap(text -> address.matcher(text).results()))
                .allSatisfy(found -> assertThat(COMPOSE.service(found.group(1)).listening())
                        .as(found.group())
                        .contains(Integer.parseInt(found.group(2))));
    }

    @Test
    void shouldNamePublishedPortWhenPeopleAreSentToIt() {
        List<String> published = services().stream()
                .flatMap(service -> service.published().stream())
                .map(port -> LOOPBACK + ":" + port.host())
                .toList();

        assertThat(Stream.of("prometheus", "alertmanager")
                        .map(COMPOSE::service)
                        .flatMap(Service::texts)
                        .filter(text -> text.startsWith("--web.external-url="))
                        .map(text -> text.substring(text.indexOf(LOOPBACK))))
                .hasSize(2)
                .isSubsetOf(published);
        assertThat(settings().notification().externalUrl().orElseThrow()).hasAuthority(LOOPBACK + ":8080");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldKeepWhatItWritesWhenContainerIsReplaced(Service service) {
        assertThat(service.mounts()).allSatisfy(mount -> {
            assertThat(mount.isReadOnly()).as(mount.toString()).isEqualTo(mount.isBind());
            assertThat(mount.isBind() || COMPOSE.volumes().contains(mount.source()))
                    .as(mount.toString())
                    .isTrue();
        });
    }

    @Test
    void shouldUseVolumeOnceWhenItIsDeclared() {
        assertThat(services().stream()
                        .flatMap(service -> service.mounts().stream())
                        .filter(mount -> !mount.isBind())
                        .map(Mount::source))
                .containsExactlyInAnyOrderElementsOf(COMPOSE.volumes());
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldHoldNoPasswordWhenOneIsNeeded(Service service) {
        assertThat(service.environment()).allSatisfy((name, value) -> {
            if (name.matches(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL).*")) {
                assertThat(value).as(name).matches("\\$\\{[A-Z_]+:\\?[^}]{10,}}");
            }
        });
        assertThat(service.texts()).noneMatch(text -> text.matches(".*://[^/]*@.*"));
    }

    @Test
    void shouldLetVisitorsLookOnlyWhenTheyOpenGrafana() {
        assertThat(COMPOSE.service("grafana").environment())
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "true")
                .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer")
                .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false")
                .containsKey("GF_SECURITY_ADMIN_PASSWORD");
    }

    @Test
    void shouldBeSettingsOfTheProductWhenVariablesAreSet() {
        assertThat(COMPOSE.service("app").environment().keySet())
                .isSubsetOf(
                        Arrays.stream(Setting.values()).map(Setting::variable).toList());
    }

    @Test
    void shouldBeReachedByOtherContainersWhenSettingsAreRead() {
        Settings settings = settings();

        assertThat(settings.endpoints().host()).isEqualTo("0.0.0.0");
        assertThat(COMPOSE.service("app").listening())
                .containsExactlyInAnyOrder(
                        settings.endpoints().apiPort(), settings.endpoints().adminPort());
        assertThat(COMPOSE.service("app").healthCheck())
                .contains("http://" + LOOPBACK + ":" + settings.endpoints().adminPort() + "/readyz");
        assertThat(settings.notification().alertmanagers()).singleElement().satisfies(url -> assertThat(url)
                .hasHost("alertmanager"));
    }

    @Test
    void shouldFitOneBrokerWhenTopicsAreCreated() {
        assertThat(settings().topics().replicationFactor()).isEqualTo(1);
        assertThat(COMPOSE.service("kafka").environment().entrySet().stream()
                        .filter(entry -> entry.getKey().matches(".*(REPLICATION_FACTOR|MIN_ISR|INSYNC_REPLICAS)"))
                        .map(Map.Entry::getValue))
                .hasSize(7)
                .containsOnly("1");
    }

    @Test
    void shouldNameTopicsOfTheProductWhenItNamesAny() {
        List<String> known = Arrays.stream(Topics.values()).map(Topics::topic).toList();

        for (String file : List.of(ComposeFile.NAME, "README.md", "docs/first-ten-minutes.md", "docs/comparison.md")) {
            assertThat(Pattern.compile("\\bcx\\.[a-z-]+")
                            .matcher(ProjectFiles.read(file))
                            .results())
                    .as(file)
                    .extracting(topic -> topic.group())
                    .isSubsetOf(known);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "demo"})
    void shouldBeUnderstoodWhenProductIsStarted(String service) {
        List<String> command = COMPOSE.service(service).command();

        CommandLine.ParseResult parsed = new CommandLine(new Pulse())
                .parseArgs(command.stream().map(ComposeFile::defaulted).toArray(String[]::new));

        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(service.equals("app") ? "run" : "simulate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "alerts-demo.yaml"})
    void shouldFindMetricsAndRulesWhenTheyAreMounted(String rules) {
        List<String> command = COMPOSE.service("app").command();

        Path metrics = mounted(valueOf("--metrics", command));
        Path file = mounted(valueOf("--rules", command)).resolveSibling(rules);

        assertThat(new RuleLoader(new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).load(metrics))
                        .load(file)
                        .rules())
                .isNotEmpty();
        assertThat(ProjectFiles.of("topology/alerts.yaml")).isEqualTo(mounted(valueOf("--rules", command)));
    }

    /** The whole story, counted without a cluster. */
    @Test
    void shouldPlayCompanyWhenDemonstrationIsAskedFor() {
        StringWriter out = new StringWriter();
        String[] arguments = Stream.concat(
                        COMPOSE.service("demo").command().stream(), Stream.of("--for=1s", "--dry-run"))
                .toArray(String[]::new);

        int exit =
                new CommandLine(new Pulse()).setOut(new PrintWriter(out, true)).execute(arguments);

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("survey COMPLETED", "Gamer 🎮");
    }

    @Test
    void shouldTakeDefaultWhenVariableIsNotSet() {
        assertThat(ComposeFile.defaulted("/правила/${CX_RULES:-é 😀.yaml} ${OTHER}"))
                .isEqualTo("/правила/é 😀.yaml ${OTHER}");
    }

    private static Settings settings() {
        return new SettingsLoader(Mode.CLUSTER)
                .load(List.of(), COMPOSE.service("app").environment(), null);
    }

    private static String valueOf(String option, List<String> command) {
        return ComposeFile.defaulted(command.get(command.indexOf(option) + 1));
    }

    /** The file of the project that the container sees there. */
    private static Path mounted(String path) {
        Mount mount = COMPOSE.service("app").mounts().stream()
                .filter(candidate -> candidate.isBind() && path.startsWith(candidate.target() + "/"))
                .findFirst()
                .orElseThrow();
        return ProjectFiles.of(mount.source() + path.substring(mount.target().length()))
                .normalize();
    }

    private static String version(Service service) {
        return service.image().substring(service.image().indexOf(':') + 1);
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin) + begin.length();
        return text.substring(start, text.indexOf(end, start));
    }
}
