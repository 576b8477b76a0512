package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.WindowKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands, as a listener of the aggregating tasks hears it: what gauges show. */
class StandingResultsTest {

    private static final Segment AIRPORT = Segment.parse("touchpoint:Выход 7 é");
    private static final Segment ELSEWHERE = Segment.parse("touchpoint:😀");

    private final Ear ear = new Ear();

    @TempDir
    private Path directory;

    private PipelineDriver pipeline;

    /** Remembers what stands by metric, segment and window, and who left. */
    private static final class Ear implements AggregateListener {

        private final Map<String, WindowReport> standing = new TreeMap<>();
        private final List<Integer> left = new ArrayList<>();
        private int published;

        @Override
        public void published(WindowReport report) {
            published++;
        }

        @Override
        public void stands(int task, WindowReport report, Tally tally) {
            assertThat(tally.read()).isEqualTo(report.reading());
            standing.put(key(report.metric(), report.segment(), report.label()), report);
        }

        @Override
        public void withdrawn(int task, MetricRef metric, WindowKey window) {
            standing.remove(key(metric, Segment.parse(window.segment()), window.label()));
        }

        @Override
        public void left(int task) {
            left.add(task);
            standing.clear();
        }

        private static String key(MetricRef metric, Segment segment, String window) {
            return metric.id() + "|" + segment + "|" + window;
        }

        private long n(Segment segment, String window) {
            return standing.get("nps|" + segment + "|" + window).reading().n();
        }
    }

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), directory, ear);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void answer(Segment segment, Instant at) {
        String touchpoint = segment.values().values().iterator().next();
        pipeline.survey(
                Events.nps("ответ " + touchpoint + at, at, 9)
                        .setTouchpoint(touchpoint)
                        .build(),
                START.plus(Duration.ofDays(3)));
    }

    @Test
    void shouldStandInEveryWindowWhenAnswerIsCounted() {
        answer(AIRPORT, START);
        pipeline.pass(Duration.ofSeconds(1));

        assertThat(ear.n(AIRPORT, "5m")).isEqualTo(1);
        assertThat(ear.n(AIRPORT, "day")).isEqualTo(1);
        assertThat(ear.n(Segment.TOTAL, "day")).isEqualTo(1);
    }

    @Test
    void shouldBeWithdrawnWhenSlidingWindowHasMovedPastTheSegment() {
        answer(AIRPORT, START);
        pipeline.pass(Duration.ofSeconds(1));

        answer(ELSEWHERE, START.plus(Duration.ofMinutes(10)));
        pipeline.pass(Duration.ofSeconds(1));

        assertThat(ear.standing.keySet())
                .contains("nps|" + ELSEWHERE + "|5m", "nps|" + AIRPORT + "|day")
                .doesNotContain("nps|" + AIRPORT + "|5m");
    }

    /** The quiet segment has no event after the restart, only others have. */
    @Test
    void shouldStandAgainWhenTaskIsRestartedAndSegmentStaysQuiet(@TempDir Path other) {
        answer(AIRPORT, START);
        answer(AIRPORT, START.plusSeconds(1));
        pipeline.pass(Duration.ofSeconds(1));
        int before = ear.published;

        pipeline.restart(other);
        assertThat(ear.left).isNotEmpty();
        assertThat(ear.standing).isEmpty();
        answer(ELSEWHERE, START.plusSeconds(2));
        pipeline.pass(Duration.ofSeconds(1));

        assertThat(ear.n(AIRPORT, "day")).isEqualTo(2);
        assertThat(ear.n(AIRPORT, "5m")).isEqualTo(2);
        assertThat(pipeline.published())
                .as("nothing that did not change is published of the day")
                .noneMatch(record -> record.key.contains(AIRPORT.canonical()) && record.key.contains("|day"));
        assertThat(ear.published).isGreaterThan(before);
    }

    @Test
    void shouldStandAgainWhenDayBeforeIsFinal(@TempDir Path other) {
        answer(AIRPORT, START);
        pipeline.pass(Duration.ofSeconds(1));
        answer(ELSEWHERE, START.plus(Duration.ofHours(20)));
        pipeline.pass(Duration.ofHours(21));

        pipeline.restart(other);
        answer(ELSEWHERE, START.plus(Duration.ofHours(20)).plusSeconds(1));
        pipeline.pass(Duration.ofSeconds(1));

        WindowReport yesterday = ear.standing.get("nps|" + AIRPORT + "|day");
        assertThat(yesterday.state()).isEqualTo(WindowState.FINAL);
        assertThat(yesterday.window().start()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void shouldNotStandAgainWhenItsDayIsLongOver(@TempDir Path other) {
        answer(AIRPORT, START);
        pipeline.pass(Duration.ofSeconds(1));
        answer(ELSEWHERE, START.plus(Duration.ofDays(2)));
        pipeline.pass(Duration.ofSeconds(1));

        pipeline.restart(other);
        answer(ELSEWHERE, START.plus(Duration.ofDays(2)).plusSeconds(1));
        pipeline.pass(Duration.ofSeconds(1));

        assertThat(ear.standing.keySet())
                .contains("nps|" + ELSEWHERE + "|day")
                .doesNotContain("nps|" + AIRPORT + "|day");
    }
}
