package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.WindowDefinition.CalendarDay;
import io.cxpulse.metric.WindowDefinition.Sliding;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which window an event at its edge falls into. */
class WindowEdgeTest {

    @TempDir
    private Path directory;

    private PipelineDriver open(String zone) {
        return new PipelineDriver(
                new MetricCatalogue(
                        Catalogues.small().metrics(),
                        List.of(new Sliding("5m", Duration.ofMinutes(5)), new CalendarDay("день", ZoneId.of(zone)))),
                directory);
    }

    private static void nps(PipelineDriver pipeline, Instant at) {
        pipeline.survey(Events.nps("é " + at, at, 9).build(), START);
    }

    @ParameterizedTest(name = "{0} {1}..{2}")
    @CsvSource({
        "UTC,           2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        // 25 hours: at one o'clock UTC the clocks went back.
        "Europe/London, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z",
        // 23 hours.
        "Europe/London, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z"
    })
    void shouldCountWithinTheDayWhenEventIsAtItsEdge(String zone, Instant start, Instant end) {
        try (PipelineDriver pipeline = open(zone)) {
            nps(pipeline, start.minusMillis(1));
            nps(pipeline, start);
            nps(pipeline, start.plus(Duration.ofHours(12)));
            nps(pipeline, end.minusMillis(1));
            nps(pipeline, end);
            pipeline.pass(Duration.ofSeconds(1));

            WindowedMetric day = pipeline.last().get("nps@1||день|" + start.toEpochMilli());
            assertThat(day.getEnd()).isEqualTo(end);
            assertThat(day.getN()).isEqualTo(3);
            assertThat(pipeline.last().get("nps@1||день|" + end.toEpochMilli()).getN())
                    .isEqualTo(1);
            assertThat(pipeline.last().keySet().stream().filter(key -> key.startsWith("nps@1||день|")))
                    .hasSize(3);
        }
    }

    @Test
    void shouldCountWithinTheSlidingWindowWhenEventIsAtItsEdge() {
        try (PipelineDriver pipeline = open("UTC")) {
            // The window ends with the minute of the newest event, which begins at the driver's start.
            Instant start = START.minus(Duration.ofMinutes(4));
            nps(pipeline, start.minusMillis(1));
            nps(pipeline, start);
            nps(pipeline, START.plusMillis(59_999));
            pipeline.pass(Duration.ofSeconds(1));

            WindowedMetric current = pipeline.last().get("nps@1||5m");
            assertThat(current.getStart()).isEqualTo(start);
            assertThat(current.getEnd()).isEqualTo(START.plusSeconds(60));
            assertThat(current.getN()).isEqualTo(2);
        }
    }
}
