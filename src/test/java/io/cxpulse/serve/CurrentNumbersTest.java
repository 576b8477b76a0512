package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.VOLUME;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/now}, {@code /api/v1/rules} and {@code /api/v1/cardinality}. */
class CurrentNumbersTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:30Z");

    private final ObjectMapper mapper = new ObjectMapper();
    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final QueryApi.Sources sources =
            InMemorySources.of(store, new InMemoryCaseArchive(), new InMemoryAlertBoard(), SampleRules.BOOK);
    private final RunningApi api = new RunningApi(sources, () -> Readiness.Status.READY);

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonNode get(String path) throws Exception {
        return mapper.readTree(api.get(path).body());
    }

    @Test
    void shouldTellEveryMetricThatObservedSomethingWhenSegmentIsAsked() throws Exception {
        store.add(NPS_1, touchpoint("é"), NOON, new NpsTally(4, 0, 3))
                .add(VOLUME, Segment.TOTAL, NOON, new CountTally(11))
                .watermark(NOON.minusSeconds(5));

        JsonNode now = get("/api/v1/now?window=5m&segment=touchpoint:%C3%A9");

        assertThat(now.path("window").asText()).isEqualTo("5m");
        assertThat(now.path("watermark").asText()).isEqualTo("2026-11-01T12:00:25Z");
        assertThat(now.path("readings")).hasSize(1);
        assertThat(now.at("/readings/0/metric").asText()).isEqualTo("nps");
        assertThat(now.at("/readings/0/n").asInt()).isEqualTo(7);
        assertThat(now.at("/readings/0/state").asText()).isEqualTo("provisional");
        assertThat(Instant.parse(now.path("at").asText())).isAfter(NOON);
    }

    @Test
    void shouldTellOnlyTheTimeWhenThereIsNoEventYet() throws Exception {
        JsonNode now = get("/api/v1/now?window=day");

        assertThat(now.has("newest")).isFalse();
        assertThat(now.path("readings")).isEmpty();
        assertThat(now.path("segment")).isEmpty();
    }

    @Test
    void shouldSayWhatIsAcceptedWhenNoMetricIsKeptBySegment() throws Exception {
        JsonNode problem = get("/api/v1/now?window=day&segment=region:Süd".replace("ü", "%C3%BC"));

        assertThat(problem.path("detail").asText())
                .isEqualTo("Parameter 'segment': no metric is kept by region; accepted: nothing for the total |"
                        + " touchpoint:… | channel:… | question:…,touchpoint:….");
    }

    @Test
    void shouldTellThresholdsWhenRulesAreAsked() throws Exception {
        JsonNode rule = get("/api/v1/rules").at("/rules/0");

        assertThat(rule.toString())
                .isEqualTo("{\"id\":\"nps-é\",\"version\":3,\"metric\":\"nps\",\"metricVersion\":1,\"unit\":\"points\","
                        + "\"where\":{\"channel\":\"app\"},\"by\":[\"touchpoint\"],\"side\":\"below\",\"threshold\":-20,"
                        + "\"windowSeconds\":300,\"severity\":\"page\",\"annotations\":{\"summary\":\"Ой <b>\"}}");
    }

    @Test
    void shouldTellWhatIsFoldedWhenCardinalityIsAsked() throws Exception {
        Reports reports = new Reports(sources.results(), 0, NOON);
        for (int i = 0; i < 203; i++) {
            reports.put(NPS_1, "touchpoint:é" + i, NpsTally.of(9));
        }

        assertThat(get("/api/v1/cardinality").toString())
                .isEqualTo("{\"limit\":200,\"dimensions\":[{\"by\":\"touchpoint\",\"active\":203,\"folded\":3}]}");
    }

    @Test
    void shouldTellHowManyFitWhenFewSegmentsAreShown() throws Exception {
        for (String value : new String[] {"Büro", "büro 2", "Зал", "app"}) {
            store.add(NPS_1, touchpoint(value), NOON, NpsTally.of(9));
        }

        JsonNode all = get("/api/v1/metrics/nps@1/segments?by=touchpoint&contains=B%C3%9C&limit=1");

        assertThat(all.toString()).isEqualTo("{\"total\":2,\"segments\":[{\"touchpoint\":\"Büro\"}]}");
        assertThat(get("/api/v1/metrics/nps@1/segments?by=touchpoint&contains=%D0%B7%D0%B0%D0%BB")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/api/v1/metrics/nps@1/segments?by=touchpoint")
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.get("/api/v1/metrics/nps@1/segments?by=touchpoint&limit=0")
                        .statusCode())
                .isEqualTo(400);
    }
}
