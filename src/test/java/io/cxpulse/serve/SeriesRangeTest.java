package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which windows a request asks the store for. */
class SeriesRangeTest {

    private static final Instant OLDEST = Instant.parse("2017-05-02T07:00:00Z");
    private static final Instant NEWEST = Instant.parse("2017-05-05T00:00:00Z");

    private final InMemorySeriesStore store = new InMemorySeriesStore();
    private final RunningApi api = new RunningApi(store);

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest(name = "{0}: {1} windows, ending {2} to {3}")
    @CsvSource({
        // the newest event is the first of its day: its day is asked for although the watermark is in the day before
        "window=day, 100, 2017-01-27T00:00:00Z, 2017-05-06T00:00:00Z",
        "window=day&from=earliest, 4, 2017-05-03T00:00:00Z, 2017-05-06T00:00:00Z",
        "window=day&from=2017-05-03, 3, 2017-05-04T00:00:00Z, 2017-05-06T00:00:00Z",
        "window=day&from=2017-05-03&to=2017-05-04T12:00:00Z, 2, 2017-05-04T00:00:00Z, 2017-05-05T00:00:00Z",
        "window=day&from=2017-05-03T23:59:59Z&to=2017-05-04, 1, 2017-05-04T00:00:00Z, 2017-05-04T00:00:00Z",
        "window=day&to=1970-01-03, 2, 1970-01-02T00:00:00Z, 1970-01-03T00:00:00Z",
        // the zone of the window decides where a date begins, and a day of 23 hours is one window
        "window=day_berlin&from=2017-03-26&to=2017-03-27, 1, 2017-03-26T22:00:00Z, 2017-03-26T22:00:00Z",
        "window=5m&to=2017-05-05, 100, 2017-05-04T15:45:00Z, 2017-05-05T00:00:00Z",
        "window=24h&step=1h&from=2017-05-04&to=2017-05-04T01:30:00Z, 2, 2017-05-04T01:00:00Z, 2017-05-04T02:00:00Z",
        "window=24h&step=PT1M&from=2017-05-04&to=2017-05-04T00:03:00Z, 3, 2017-05-04T00:01:00Z, 2017-05-04T00:03:00Z",
    })
    void shouldAskForWindowsWhenRangeIs(String query, int count, Instant firstEnd, Instant lastEnd) throws Exception {
        store.add(NPS_1, Segment.TOTAL, OLDEST, NpsTally.of(9));
        store.add(NPS_1, Segment.TOTAL, NEWEST, NpsTally.of(9)).watermark(NEWEST.minus(Duration.ofMinutes(1)));

        assertThat(api.get("/api/v1/metrics/nps@1/series?" + query).statusCode())
                .isEqualTo(200);

        assertThat(store.queries()).hasSize(1);
        List<Window> windows = store.queries().get(0).windows().toList();
        assertThat(windows).hasSize(count);
        assertThat(windows.get(0).end()).isEqualTo(firstEnd);
        assertThat(windows.get(count - 1).end()).isEqualTo(lastEnd);
    }

    @Test
    void shouldKeepSizeWhenStepIsShorter() throws Exception {
        api.get("/api/v1/metrics/nps@1/series?window=24h&step=6h&from=2017-05-04&to=2017-05-05");

        assertThat(store.queries().get(0).windows()).hasSize(4).allMatch(window -> Duration.between(
                        window.start(), window.end())
                .equals(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource({"window=day", "window=day&from=2017-05-05", "window=day&from=earliest&to=2017-05-05"})
    void shouldAnswerNoPointsWhenNothingWasCounted(String query) throws Exception {
        assertThat(api.get("/api/v1/metrics/nps@1/series?" + query).body())
                .isEqualTo("{\"metric\":\"nps\",\"version\":1,\"unit\":\"points\",\"segment\":{},\"window\":\"day\","
                        + "\"isolation\":\"read_uncommitted\",\"points\":[]}");
    }

    @Test
    void shouldAnswerNoPointsWhenRangeBeginsAfterEverythingCounted() throws Exception {
        store.add(NPS_1, Segment.TOTAL, NEWEST, NpsTally.of(9));

        assertThat(api.get("/api/v1/metrics/nps@1/series?window=day&from=2020-02-29")
                        .body())
                .endsWith("\"points\":[]}");
    }
}
