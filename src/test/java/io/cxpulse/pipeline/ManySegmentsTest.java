package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More segments than one publication holds: no publication is large, and none of them is forgotten. */
class ManySegmentsTest {

    private static final int SEGMENTS = 2_500;

    /** Two publications a pass, each of at most 1,000 segments in three sliding windows, and 1,000 days. */
    private static final int MOST_AT_ONCE = 2 * (3 * 1_000 + 1_000);

    /** All windows of all segments, and of the total and what else the answers have in common. */
    private static final int ALL_AT_ONCE = 4 * SEGMENTS;

    private static final String DAY =
            "day|" + Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    /** Segments and metrics whose day stands. */
    private final Set<String> heard = new HashSet<>();

    private PipelineDriver pipeline;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), directory, new AggregateListener() {
            @Override
            public void stands(int task, WindowReport report, Tally tally) {
                if (report.label().equals("day")) {
                    heard.add(report.segment() + " " + report.metric());
                }
            }
        });
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void answers(String round, Instant at, int segments) {
        IntStream.range(0, segments)
                .forEach(i -> pipeline.survey(
                        Events.nps(round + i, at, 9)
                                .setTouchpoint(touchpoint(i))
                                .build(),
                        START.plus(Duration.ofDays(1))));
    }

    private static String touchpoint(int i) {
        return "место " + i + " 😀";
    }

    private static String key(int i, String rest) {
        return "nps@1|" + Segment.parse("touchpoint:" + touchpoint(i)).canonical() + "|" + rest;
    }

    /** Passes until nothing is published any more. */
    private void settle() {
        List<KeyValue<String, WindowedMetric>> published = pipeline.published();
        for (int passes = 0; passes == 0 || !published.isEmpty(); passes++) {
            assertThat(passes).as("passes").isLessThan(20);
            assertThat(published.size()).isLessThanOrEqualTo(MOST_AT_ONCE).isLessThan(ALL_AT_ONCE);
            pipeline.pass(Duration.ofSeconds(1));
            published = pipeline.published();
        }
    }

    @Test
    void shouldPublishEveryWindowInPartsWhenMinuteMovesVeryManySegments() {
        answers("é", START, SEGMENTS);
        settle();
        answers("ё", START.plusSeconds(60), SEGMENTS);
        settle();

        Map<String, WindowedMetric> last = pipeline.last();
        for (int i = 0; i < SEGMENTS; i++) {
            assertThat(last.get(key(i, "5m")).getN()).as(key(i, "5m")).isEqualTo(2);
            assertThat(last.get(key(i, "5m")).getEnd()).isEqualTo(START.plusSeconds(120));
            assertThat(last.get(key(i, DAY)).getN()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellOfEveryDayInPartsWhenTaskIsRestarted(@TempDir Path other) {
        answers("é", START, 1_500);
        settle();
        int before = heard.size();

        pipeline.restart(other);
        heard.clear();
        pipeline.survey(
                Events.nps("ё", START.plusSeconds(1), 9).setTouchpoint("другое").build(),
                START.plus(Duration.ofDays(1)));
        settle();

        assertThat(heard).as("days of segments, and a new one").hasSize(before + 1);
    }

    /** The first 1,200 of 1,500 change before every publication, the others only once. */
    @Test
    void shouldGetToTheLastSegmentWhenTheFirstOnesNeverRest() {
        answers("é", START, 1_500);
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 4; round++) {
            String id = "ё" + round + "-";
            IntStream.range(0, 1_200)
                    .forEach(i -> pipeline.survey(
                            Events.nps(id + i, START, 9)
                                    .setTouchpoint(touchpoint(i))
                                    .build(),
                            START.plus(Duration.ofDays(1))));
            pipeline.pass(Duration.ofSeconds(1));
            pipeline.published().forEach(record -> seen.add(record.key));
        }

        assertThat(IntStream.range(0, 1_500).mapToObj(i -> key(i, "5m"))).isSubsetOf(seen);
        assertThat(IntStream.range(0, 1_500).mapToObj(i -> key(i, DAY))).isSubsetOf(seen);
    }
}
