package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prometheus, Alertmanager and Grafana accept what is configured, and the parts of it fit together. */
class ConfigurationTest {

    private static final String PROMETHEUS = "grafana/prometheus/prometheus.yml";
    private static final String ALERTMANAGER = "grafana/alertmanager/alertmanager.yml";
    private static final String RULE_TESTS = "grafana/prometheus/tests/pipeline_test.yml";

    /** UTF-8 has at most so many for a character. */
    private static final int BYTES = 4;

    private static final int LONGEST_VALUE = 256;

    @TempDir
    private Path folder;

    @Test
    void shouldBeAcceptedWhenPrometheusReadsItsConfiguration() throws Exception {
        Program.Run run = Program.promtool(Program.with(List.of("check", "config"), List.of(PROMETHEUS)));

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said()).contains(Rules.alerts().size() + " rules found").doesNotContain("FAILED");
    }

    @Test
    void shouldFireAndKeepStillWhenRulesAreTested() throws Exception {
        Program.Run run = Program.promtool(Program.with(List.of("test", "rules"), List.of(RULE_TESTS)));

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said()).contains("SUCCESS");
    }

    @Test
    void shouldBeTestedBothWaysWhenThereIsAnAlert() {
        List<JsonNode> tests = DashboardTree.list(Rules.yaml(RULE_TESTS).path("tests")).stream()
                .flatMap(test -> DashboardTree.list(test.path("alert_rule_test")).stream())
                .toList();
        Set<String> firing = names(tests, true);
        Set<String> still = names(tests, false);

        for (JsonNode alert : Rules.alerts()) {
            String name = alert.path("alert").asText();
            assertThat(firing).contains(name);
            assertThat(still.contains(name)).as(name).isNotEqualTo(name.equals("CxPulseWatchdog"));
        }
    }

    private static Set<String> names(List<JsonNode> tests, boolean firing) {
        return tests.stream()
                .filter(test -> test.has("exp_alerts") == firing)
                .map(test -> test.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldParseWhenPrometheusReadsTheQueriesOfThePanels() throws Exception {
        List<ObjectNode> rules = new ArrayList<>();
        for (JsonNode dashboard : Dashboards.all().values()) {
            for (String query : DashboardTree.allExpressions(dashboard)) {
                String record = "query:" + rules.size();
                rules.add(Json.object("record", record, "expr", Chosen.ANYTHING.in(query)));
            }
        }
        Path file = folder.resolve("запросы.yml");
        JsonNode group = Json.object("name", "Büro", "rules", rules);
        Files.writeString(file, Rules.yamlText(Json.object("groups", List.of(group))));

        Program.Run run = Program.promtool("check", "rules", file.toString());

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said()).contains(rules.size() + " rules found");
    }

    @Test
    void shouldSayWhatToDoWhenAnAlertFires() {
        String runbooks = KnownMeters.read(Rules.path("docs/dashboards.md"));
        for (JsonNode alert : Rules.alerts()) {
            String name = alert.path("alert").asText();

            assertThat(name).startsWith("CxPulse");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket", "none");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/dashboards.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbooks).contains("\n### " + name + "\n");
        }
    }

    @Test
    void shouldSayNothingOfCustomersWhenPrometheusAlerts() {
        Set<String> results = KnownMeters.all(Dashboards.catalogue(), Set.of());
        results.removeAll(KnownMeters.foreign());
        results.removeIf(meter -> Dashboards.catalogue().metrics().stream()
                .noneMatch(metric -> meter.startsWith("cx_" + metric.ref().id() + "_")));

        for (JsonNode rule : Rules.all()) {
            assertThat(KnownMeters.in(rule.path("expr").asText())).doesNotContainAnyElementsOf(results);
        }
    }

    @Test
    void shouldWarnAtFourFifthsWhenAScrapeNearsItsLimit() {
        int limit = product().path("sample_limit").asInt();
        String rule = Rules.alerts().stream()
                .filter(alert -> alert.path("alert").asText().equals("CxPulseScrapeNearLimit"))
                .map(alert -> alert.path("expr").asText())
                .findFirst()
                .orElseThrow();

        assertThat(limit).isPositive();
        assertThat(rule).endsWith(" > " + limit * 4 / 5);
    }

    @Test
    void shouldBeTakenWhenALabelIsAsLongAsItMayBe() {
        assertThat(product().path("label_value_length_limit").asInt()).isEqualTo(LONGEST_VALUE * BYTES);
        assertThat(product().path("label_limit").asInt()).isBetween(10, 30);
    }

    private static JsonNode product() {
        return DashboardTree.list(Rules.yaml(PROMETHEUS).path("scrape_configs")).stream()
                .filter(job -> ("job=\"" + job.path("job_name").asText() + "\"").equals(Health.JOB))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAskAsOftenAsIsScrapedWhenGrafanaIsProvisioned() {
        JsonNode sources =
                Rules.yaml("grafana/provisioning/datasources/cx.yaml").path("datasources");
        JsonNode provider =
                Rules.yaml("grafana/provisioning/dashboards/cx.yaml").at("/providers/0");

        assertThat(sources.at("/0/uid").asText()).isEqualTo("prometheus");
        assertThat(sources.at("/0/jsonData/timeInterval").asText())
                .isEqualTo(Rules.yaml(PROMETHEUS).at("/global/scrape_interval").asText());
        assertThat(sources.at("/1/type").asText()).isEqualTo("alertmanager");
        assertThat(sources.at("/1/url").asText()).isEqualTo("http://" + target(1));
        assertThat(provider.at("/options/path").asText()).isEqualTo("/var/lib/grafana/dashboards");
        assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
    }

    private static String target(int job) {
        return Rules.yaml(PROMETHEUS)
                .at("/scrape_configs/" + job + "/static_configs/0/targets/0")
                .asText();
    }

    @Test
    void shouldBeAcceptedWhenAlertmanagerReadsItsConfiguration() throws Exception {
        Program.Run run = Program.amtool(Program.with(List.of("check-config"), List.of(ALERTMANAGER)));

        assertThat(run.exit()).as(run.said()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "page,     page, nps-by-channel",
        "ticket,   ticket, чат-медленный",
        "info,     info, nps-total",
        "page,     page, CxPulseDown",
        "none,     watchdog, CxPulseWatchdog"
    })
    void shouldReachItsReceiverWhenAlertHasASeverity(String severity, String receiver, String name) throws Exception {
        Program.Run run = Program.amtool(
                "config",
                "routes",
                "test",
                "--config.file=" + Rules.path(ALERTMANAGER),
                "--verify.receivers=" + receiver,
                "severity=" + severity,
                "alertname=" + name);

        assertThat(run.exit()).as(run.said()).isZero();
    }

    @Test
    void shouldHoldNoSecretWhenReceiversAreRead() {
        for (JsonNode receiver : Rules.yaml(ALERTMANAGER).path("receivers")) {
            assertThat(receiver.size()).as("%s has a name only", receiver).isEqualTo(1);
        }
    }
}
