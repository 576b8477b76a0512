package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.testing.AlertmanagerProcess;
import io.cxpulse.testing.WebhookSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of every panel, asked of a real Prometheus that scrapes the product with its simulated company and a real
 * Alertmanager, while the company's incident is on.
 */
@Tag("prometheus")
class DashboardsOnPrometheusTest {

    private static final int LARGEST_SCRAPE = 2_000_000;

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)");

    /** Queries without data, and why. They have to be empty: one that is not is taken off the list. */
    private static final Map<String, String> EMPTY = Map.of(
            "cx-segment / NPS change in 6 h / A", "there is no number of six hours ago",
            "cx-pipeline / Dead letters by reason / A", "the simulated company sends nothing that is rejected",
            "cx-pipeline / Segments against the limit / B", "no dimension has more values than the limit");

    /** Queries that have data or not, as it comes, and why. */
    private static final Map<String, String> SOMETIMES =
            Map.of("cx-pipeline / Lag by partition / A", "shows only where something waits");

    @TempDir
    private static Path folder;

    private static final List<AutoCloseable> RUNNING = new ArrayList<>();
    private static DemoPulse pulse;
    private static PrometheusServer prometheus;

    /** When an alert was seen to fire; it may be over when the panels are queried. */
    private static Instant incident;

    @BeforeAll
    static void start() throws Exception {
        WebhookSink pages = keep(WebhookSink.start());
        AlertmanagerProcess alertmanager = keep(AlertmanagerProcess.start(folder, pages));
        pulse = keep(DemoPulse.start(folder, alertmanager.url().toString()));
        prometheus = keep(PrometheusServer.start(
                folder,
                Map.of(
                        "cx-pulse",
                        pulse.admin(),
                        "alertmanager",
                        alertmanager.url().toString())));
        Http.get(pulse.api() + "/api/v1/metrics");
        prometheus.await(
                "the incident",
                "cx_alerts_active{state=\"firing\"} and on () cx_notify_last_success_timestamp_seconds > 0");
        incident = Instant.now();
        prometheus.await("the meters of Kafka's tasks", "kafka_stream_task_restore_remaining_records_total");
        prometheus.await("half a minute of meters", "count_over_time(cx_build_info[5m]) > 30");
    }

    private static <T extends AutoCloseable> T keep(T server) {
        RUNNING.add(0, server);
        return server;
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable server : RUNNING) {
            server.close();
        }
    }

    @Test
    void shouldFindDataWhenPanelsAreQueried() throws Exception {
        Chosen chosen = chosen("24h", "channel", ".+");
        Set<String> empty = new TreeSet<>();
        for (JsonNode dashboard : Dashboards.all().values()) {
            for (JsonNode panel : DashboardTree.panels(dashboard)) {
                for (JsonNode target : DashboardTree.targets(panel)) {
                    if (ask(target, chosen).isEmpty()) {
                        empty.add(name(dashboard, panel, target));
                    }
                }
            }
        }
        empty.removeAll(SOMETIMES.keySet());

        assertThat(empty).isEqualTo(new TreeSet<>(EMPTY.keySet()));
    }

    private static String name(JsonNode dashboard, JsonNode panel, JsonNode target) {
        return dashboard.path("uid").asText() + " / " + DashboardTree.title(panel) + " / "
                + target.path("refId").asText();
    }

    private static List<JsonNode> ask(JsonNode target, Chosen chosen) throws Exception {
        String query = chosen.in(target.path("expr").asText());
        Instant time = query.contains("cx_alerts_active") ? incident : Instant.now();
        return target.path("instant").asBoolean() ? prometheus.at(time, query) : prometheus.before(time, query);
    }

    @Test
    void shouldAnswerEveryQueryWhenAnythingIsChosen() throws Exception {
        for (String window : List.of("5m", "24h", "day")) {
            for (String by : List.of("total", "question", "team", "touchpoint")) {
                Chosen chosen = chosen(window, by, "Büro|„Ü“|\\\\.+|.+");
                for (JsonNode dashboard : Dashboards.all().values()) {
                    for (String query : DashboardTree.allExpressions(dashboard)) {
                        assertThat(prometheus.now(chosen.in(query))).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void shouldOfferSomethingWhenReaderMayChoose() throws Exception {
        Chosen chosen = chosen("1h", "channel", ".+");
        for (JsonNode dashboard : Dashboards.all().values()) {
            for (JsonNode variable : DashboardTree.variables(dashboard)) {
                Matcher values =
                        LABEL_VALUES.matcher(variable.path("definition").asText());
                if (values.matches()) {
                    assertThat(prometheus.labelValues(chosen.in(values.group(1)), values.group(2)))
                            .as(values.group())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void shouldNotAddYesterdayToTodayWhenWindowIsADay() throws Exception {
        assertThat(state("1h")).isEqualTo("provisional|final");
        assertThat(state("day")).isEqualTo("provisional");
        assertThat(state("свой")).isEmpty();
    }

    private static Chosen chosen(String window, String by, String segment) throws Exception {
        return new Chosen(window, by, segment, state(window));
    }

    /** What the hidden variable of the shipped dashboard makes of a window. */
    private static String state(String window) throws Exception {
        JsonNode variable = DashboardTree.variables(Dashboards.all().get("01-overview.json")).stream()
                .filter(candidate -> candidate.path("name").asText().equals("state"))
                .findFirst()
                .orElseThrow();
        Matcher query = QUERY_RESULT.matcher(variable.path("definition").asText());
        assertThat(query.matches()).isTrue();
        List<JsonNode> found = prometheus.now(query.group(1).replace("$window", window));
        assertThat(found).hasSizeLessThan(2);
        return found.stream()
                .findFirst()
                .map(series -> series.at("/metric/states").asText())
                .orElse("");
    }

    @Test
    void shouldBeTheScoreOfTheProductWhenComputedFromCounts() throws Exception {
        Results results = new Results(Dashboards.catalogue());
        Chosen chosen = chosen("24h", "channel", ".+");

        assertSame(chosen, results.score("nps", Scope.TOTAL), "cx_nps_score");
        assertSame(chosen, results.share("csat_t2b", Scope.TOTAL), "cx_csat_t2b_ratio");
        assertSame(chosen, results.mean("ces", Scope.TOTAL), "cx_ces_score");
        assertSame(chosen, results.mean("closure_time", Scope.TOTAL), "cx_closure_time_mean_seconds");
    }

    @Test
    void shouldBeTheTotalWhenChannelsAreAddedUp() throws Exception {
        Results results = new Results(Dashboards.catalogue());
        Chosen yesterday = new Chosen("day", "channel", ".+", "final");

        for (Scope part : List.of(Scope.SPLIT, Scope.CHOSEN)) {
            assertSame(yesterday, results.number("contact_volume", part), "cx_contact_volume_observations");
            assertSame(yesterday, results.score("nps", part), "cx_nps_score");
        }
    }

    private static void assertSame(Chosen chosen, String computed, String gauge) throws Exception {
        String difference = "(" + chosen.in(computed) + ")\n- on ()\n" + chosen.in(Scope.TOTAL.select(gauge, ""));

        assertThat(value(difference)).as(gauge).isCloseTo(0, within(1e-9));
    }

    private static double value(String query) throws Exception {
        List<JsonNode> series = prometheus.now(query);
        assertThat(series).as(query).hasSize(1);
        return series.get(0).at("/value/1").asDouble();
    }

    @Test
    void shouldLoadAndKeepStillWhenPipelineIsWell() throws Exception {
        List<JsonNode> rules = prometheus.rules();

        assertThat(rules).hasSameSizeAs(Rules.all());
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok");
            assertThat(rule.path("state").asText().equals("firing"))
                    .as(rule.toString())
                    .isEqualTo(rule.path("name").asText().equals("CxPulseWatchdog"));
        });
    }

    @Test
    void shouldBeSmallAndWellNamedWhenScraped() throws Exception {
        String scrape = Http.get(pulse.admin() + "/metrics").body();
        Path file = Files.writeString(folder.resolve("метрики.txt"), scrape);

        assertThat(scrape.getBytes(StandardCharsets.UTF_8).length).isBetween(100_000, LARGEST_SCRAPE);
        assertThat(Program.promtoolReading(file, "check", "metrics")
                        .said()
                        .lines()
                        .filter(line -> line.startsWith("cx_")))
                .isEmpty();
    }
}
