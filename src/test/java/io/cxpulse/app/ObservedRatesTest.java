package io.cxpulse.app;

import static io.cxpulse.serve.SampleCatalogue.NPS_2;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.SampleCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pulse rules check --observed} makes of a running instance; it counts by windows of 5 minutes here. */
class ObservedRatesTest {

    private static final Instant END = Instant.parse("2026-03-10T10:00:00Z");

    private static final String METRICS = """
            windows: {5m: {size: 5m}}
            groupings: [[], [touchpoint]]
            metrics:
              - {id: nps, version: 2, description: "Рекомендация é", kind: score, unit: points, from: surveys,
                 where: {type: [COMPLETED], metric: [NPS]}, anchor: respondedAt}
            """;

    private static final String RULES = """
            version: 1
            defaults: {budget: 1 per 4w}
            rules:
              - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 30, severity: page}
            """;

    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final QueryApi api = new QueryApi(
            HttpAddress.loopback(0),
            SampleCatalogue.CATALOGUE,
            InMemorySources.of(store, new InMemoryCaseArchive(), new InMemoryAlertBoard()),
            () -> Readiness.Status.READY,
            new SimpleMeterRegistry());

    @TempDir
    private Path folder;

    private Path metrics = Path.of("");

    @BeforeEach
    void write() throws IOException {
        metrics = Files.writeString(folder.resolve("метрики.yaml"), METRICS);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellDelaysAtObservedRatesWhenInstanceRuns() throws IOException {
        observe("Büro", 7 * 24, 336);
        observe("Вход", 24, 24);
        observe("Зал 🛫", 2, 2_100);
        store.watermark(END);

        CommandRun run = check(RULES);

        // 336 answers in 168 hours are 2 an hour, 24 are 1/7, 2,100 are 12.5. At NPS 10 it takes 378.4 answers:
        // 2,649 h, 190 h and 30 h.
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("  observed: 3 segments from 2026-03-03 10:00:00 to 2026-03-10 10:00:00 UTC, 0.143 to 12.5"
                        + " answers an hour, median 2\n")
                .contains("at 0.143/h", "at 2/h", "at 12.5/h")
                .containsPattern("10 +379 +110d 9h +7d 22h +1d 7h")
                .endsWith("all rules in all live segments: at most 0.7500 false alerts a week, 0.7500 of them pages\n");
    }

    @Test
    void shouldCountSegmentsAsSilentWhenTheyWereObservedBeforeOnly() throws IOException {
        store.add(NPS_2, touchpoint("Старый"), END.minus(Duration.ofDays(30)), NpsTally.of(9));
        observe("Büro", 24, 48);
        store.watermark(END);

        JsonNode observed = json(check(RULES, "--json")).path("rules").path(0).path("observed");

        // The other segment is known, so time is counted from its first observation in the 7 days: of Büro's.
        assertThat(observed.path("liveSegments").asInt()).isEqualTo(1);
        assertThat(observed.path("silentSegments").asInt()).isEqualTo(1);
        assertThat(observed.path("from").asText()).isEqualTo("2026-03-09T10:00:00Z");
        assertThat(observed.path("to").asText()).isEqualTo("2026-03-10T10:00:00Z");
        assertThat(observed.path("falseAlertsPerWeek").asDouble()).isEqualTo(0.25);
        assertThat(observed.path("answersPerHour").path("median").asDouble()).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldLeaveOutWhatIsNotCompleteWhenWatermarkIsBehind() throws IOException {
        observe("Büro", 10, 10);
        store.add(NPS_2, touchpoint("Büro"), END.plusSeconds(60), new NpsTally(500, 0, 0));
        store.watermark(END);

        JsonNode rule = json(check(RULES, "--json")).path("rules").path(0);

        assertThat(rule.path("observed").path("answersPerHour").path("highest").asDouble())
                .isCloseTo(1, within(1e-9));
        assertThat(rule.path("breaches").path(0).path("delays")).hasSize(1);
    }

    @Test
    void shouldUseTotalAndWhereWhenRulesWatchNoSplit() throws IOException {
        store.add(NPS_2, Segment.TOTAL, END.minusSeconds(300), new NpsTally(1, 2, 4));
        observe("Büro", 1, 60);
        observe("Вход", 1, 6);
        store.watermark(END);

        JsonNode rules = json(check("""
                version: 1
                rules:
                  - {id: whole, metric: nps, when: below 30}
                  - {id: entry, metric: nps, where: {touchpoint: Вход}, when: below 30}
                """, "--json")).path("rules");

        // Seven answers in the only five minutes are 84 an hour.
        assertThat(rates(rules.path(0))).containsExactly(84.0);
        assertThat(rates(rules.path(1))).containsExactly(6.0);
    }

    @Test
    void shouldSayWhichAreSilentWhenOtherRulesGoOn() throws IOException {
        store.add(NPS_2, touchpoint("Старый"), END.minus(Duration.ofDays(30)), NpsTally.of(9));
        store.add(NPS_2, Segment.TOTAL, END.minusSeconds(300), NpsTally.of(9));
        store.watermark(END);

        CommandRun run = check(RULES + "  - {id: whole, metric: nps, when: below 30}\n");

        assertThat(run.out())
                .contains("  observed: no segment in the last 7 days, 1 at other times\n")
                .contains("  observed: 1 segment from 2026-03-10 09:55:00 to 2026-03-10 10:00:00 UTC, 12 to 12")
                .endsWith("at most 0.2500 false alerts a week, 0.0000 of them pages\n");
    }

    @Test
    void shouldSaySoWhenNothingWasEverObserved() throws IOException {
        CommandRun run = check(RULES);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("  observed: no segment, ever: nothing is known of its rate\n")
                .doesNotContain("/h")
                .contains("at most 0.0000 false alerts a week");
        assertThat(json(check(RULES, "--json")).path("rules").path(0).path("observed"))
                .hasToString("{\"liveSegments\":0,\"silentSegments\":0,\"falseAlertsPerWeek\":0.0}");
    }

    @Test
    void shouldFailInOneLineWhenNoInstanceRuns() throws IOException {
        CommandRun run = CommandRun.of(
                "rules",
                "check",
                rules(RULES),
                "--metrics",
                metrics.toString(),
                "--observed",
                "--data",
                folder.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly("pulse rules check: no instance runs on the data directory " + folder
                        + "; start one with 'pulse up', or name one with --data or --api");
    }

    @Test
    void shouldNameRuleWhenInstanceDoesNotKeepWhatItWatches() throws IOException {
        CommandRun run = CommandRun.of("rules", "check", "--observed", "--api", url());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly("pulse rules check: rule nps-by-channel: Parameter 'by': nps@1 is not kept by channel;"
                        + " accepted: nothing for the total | touchpoint.");
    }

    @Test
    void shouldRefuseWhenOptionsContradict() {
        assertThat(CommandRun.of("rules", "check", "--observed", "--rate", "5").err())
                .startsWith("--observed and --rate exclude each other");
        CommandRun lonely = CommandRun.of("rules", "check", "--api", url());
        assertThat(lonely.exit()).isEqualTo(2);
        assertThat(lonely.err()).startsWith("--api and --data name an instance for --observed");
    }

    /** So many answers, evenly from the beginning of the last hours to their end. */
    private void observe(String touchpoint, int hours, int count) {
        long length = Duration.ofHours(hours).toMillis();
        for (int i = 0; i < count; i++) {
            Instant time = END.minusMillis(length).plusMillis((length - 1) * i / (count - 1));
            store.add(NPS_2, touchpoint(touchpoint), time, NpsTally.of(i % 11));
        }
    }

    private CommandRun check(String rules, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("rules", "check", rules(rules), "--metrics", metrics.toString(), "--observed", "--api", url()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String rules(String text) throws IOException {
        return Files.writeString(folder.resolve("правила.yaml"), text).toString();
    }

    private String url() {
        return "http://127.0.0.1:" + api.port();
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        return new JsonMapper().readTree(run.out());
    }

    private static List<Double> rates(JsonNode rule) {
        List<Double> rates = new ArrayList<>();
        rule.path("breaches")
                .path(0)
                .path("delays")
                .forEach(delay -> rates.add(delay.path("answersPerHour").asDouble()));
        return rates;
    }
}
