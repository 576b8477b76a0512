package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.CES;
import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.NPS_2;
import static io.cxpulse.serve.SampleCatalogue.VOLUME;
import static io.cxpulse.serve.SampleCatalogue.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.Segment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryApiTest {

    private static final Instant MAY_5 = Instant.parse("2017-05-05T10:00:30Z");

    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final RunningApi api = new RunningApi(store);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldAnswerSeriesWhenTotalIsAskedFor() throws Exception {
        // 4 promoters, 3 detractors: 100 * (4 - 3) / 7
        store.add(NPS_1, Segment.TOTAL, MAY_5, new NpsTally(4, 0, 3)).watermark(Instant.parse("2017-05-06T00:00:00Z"));

        HttpResponse<String> answer = api.get("/api/v1/metrics/nps@1/series?window=day&from=2017-05-05&to=2017-05-06");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"metric\":\"nps\",\"version\":1,\"unit\":\"points\",\"segment\":{},\"window\":\"day\","
                        + "\"watermark\":\"2017-05-06T00:00:00Z\",\"isolation\":\"read_uncommitted\",\"points\":["
                        + "{\"start\":\"2017-05-05T00:00:00Z\",\"end\":\"2017-05-06T00:00:00Z\",\"state\":\"final\","
                        + "\"n\":7,\"value\":14.285714285714286,\"low\":"
                        + low(4, 3) + ",\"high\":" + high(4, 3)
                        + ",\"detractors\":3,\"passives\":0,\"promoters\":4}]}");
    }

    @Test
    void shouldLeaveOutIntervalWhenOneAnswerHasNone() throws Exception {
        store.add(CES, Segment.TOTAL, MAY_5, RatingTally.of(4, true));

        HttpResponse<String> answer = api.get("/api/v1/metrics/ces/series?window=5m&to=2017-05-05T10:05:00Z");

        assertThat(answer.body())
                .contains("\"state\":\"provisional\",\"n\":1,\"value\":4,")
                .doesNotContain("\"low\"", "\"high\"", "\"watermark\"", "\"keptFrom\"", "null", "NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Зал É", "🙂", "a,b", "a:b", "50%", "x+y", "C:\\temp&more=1", "quo\"te"})
    void shouldRoundTripSegmentWhenValueIsNotPlain(String value) throws Exception {
        store.add(NPS_1, touchpoint(value), MAY_5, new NpsTally(5, 0, 0));
        String canonical = URLEncoder.encode(touchpoint(value).canonical(), StandardCharsets.UTF_8);

        HttpResponse<String> series =
                api.get("/api/v1/metrics/nps@1/series?window=day&to=2017-05-06&segment=" + canonical);
        HttpResponse<String> segments = api.get("/api/v1/metrics/nps@1/segments?by=touchpoint");

        String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(series.body())
                .contains("\"segment\":{\"touchpoint\":\"" + json + "\"}")
                .contains("\"n\":5");
        assertThat(segments.body()).isEqualTo("{\"total\":1,\"segments\":[{\"touchpoint\":\"" + json + "\"}]}");
    }

    @Test
    void shouldFindSegmentWhenNonAsciiValueIsEncodedOnce() throws Exception {
        store.add(NPS_1, touchpoint("Зал É"), MAY_5, new NpsTally(5, 0, 0));
        String once = URLEncoder.encode("touchpoint:Зал É", StandardCharsets.UTF_8);

        assertThat(api.get("/api/v1/metrics/nps@1/series?window=day&to=2017-05-06&segment=" + once)
                        .body())
                .contains("\"n\":5");
    }

    @Test
    void shouldListSegmentsInOrderWhenTheyHaveData() throws Exception {
        store.add(NPS_2, touchpoint("Ж"), MAY_5, NpsTally.of(9)).add(NPS_2, touchpoint("G"), MAY_5, NpsTally.of(9));
        store.add(NPS_2, Segment.TOTAL, MAY_5, NpsTally.of(9));

        assertThat(api.get("/api/v1/metrics/nps/segments?by=touchpoint").body())
                .isEqualTo("{\"total\":2,\"segments\":[{\"touchpoint\":\"Ж\"},{\"touchpoint\":\"G\"}]}");
        assertThat(api.get("/api/v1/metrics/nps/segments?by=").body()).isEqualTo("{\"total\":1,\"segments\":[{}]}");
        assertThat(api.get("/api/v1/metrics/nps/segments?by=channel").body())
                .isEqualTo("{\"total\":0,\"segments\":[]}");
    }

    @Test
    void shouldTakeNewestVersionWhenIdHasNone() throws Exception {
        store.add(NPS_1, Segment.TOTAL, MAY_5, new NpsTally(2, 0, 0));
        store.add(NPS_2, Segment.TOTAL, MAY_5, new NpsTally(3, 0, 0));

        assertThat(api.get("/api/v1/metrics/nps/series?window=day").body()).contains("\"version\":2", "\"n\":3");
        assertThat(api.get("/api/v1/metrics/nps%401/series?window=day").body()).contains("\"version\":1", "\"n\":2");
    }

    @Test
    void shouldDescribeMetricsWhenCatalogueIsAskedFor() throws Exception {
        String body = api.get("/api/v1/metrics").body();

        assertThat(body)
                .contains("{\"id\":\"ces\",\"version\":1,\"unit\":\"score\",\"kind\":\"mean\","
                        + "\"description\":\"Zufriedenheit é 🙂 ces\",\"dimensions\":[\"question\",\"touchpoint\"],"
                        + "\"groupings\":[[],[\"question\",\"touchpoint\"]],"
                        + "\"windows\":[\"5m\",\"24h\",\"day\",\"day_berlin\"]}")
                .endsWith("\"windows\":[{\"label\":\"5m\",\"size\":\"PT5M\"},{\"label\":\"24h\",\"size\":\"PT24H\"},"
                        + "{\"label\":\"day\",\"calendar\":\"day\",\"zone\":\"UTC\"},"
                        + "{\"label\":\"day_berlin\",\"calendar\":\"day\",\"zone\":\"Europe/Berlin\"}]}");
    }

    @Test
    void shouldSayFromWhenPanesAreGone() throws Exception {
        store.add(VOLUME, Segment.TOTAL, MAY_5, CountTally.ONE).keptFrom(Instant.parse("2017-05-05T00:00:00Z"));

        assertThat(api.get("/api/v1/metrics/contact_volume/series?window=day&from=2017-05-01")
                        .body())
                .contains("\"keptFrom\":\"2017-05-05T00:00:00Z\"");
    }

    @Test
    void shouldAnswerEveryRequestWhenManyAskAtOnce() throws Exception {
        store.add(NPS_1, touchpoint("Ж"), MAY_5, new NpsTally(11, 0, 0));
        Callable<String> request = () -> api.get("/api/v1/metrics/nps@1/series?window=5m&from=2017-05-05&to=2017-05-06"
                        + "&segment=touchpoint:%D0%96")
                .body();
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> answers = threads.invokeAll(
                    IntStream.range(0, 120).mapToObj(i -> request).toList());

            for (Future<String> answer : answers) {
                assertThat(answer.get()).contains("\"segment\":{\"touchpoint\":\"Ж\"}", "\"n\":11");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldSayWhichPortWhenItIsTaken() {
        assertThatThrownBy(() -> new QueryApi(
                        HttpAddress.loopback(api.port()),
                        SampleCatalogue.CATALOGUE,
                        InMemorySources.of(store, new InMemoryCaseArchive(), new InMemoryAlertBoard()),
                        () -> Readiness.Status.READY,
                        new SimpleMeterRegistry()))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("127.0.0.1:" + api.port())
                .hasMessageNotContaining("\n");
    }

    private static double low(long promoters, long detractors) {
        return new NpsTally(promoters, 0, detractors).read().interval().low().orElseThrow();
    }

    private static double high(long promoters, long detractors) {
        return new NpsTally(promoters, 0, detractors).read().interval().high().orElseThrow();
    }
}
