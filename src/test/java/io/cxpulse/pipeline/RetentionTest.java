package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Window;
import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.PaneReader;
import io.cxpulse.wire.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old panes go, finest first; what is left is exact, and what is not is refused. */
class RetentionTest {

    private static final PaneRetention SHORT =
            new PaneRetention(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(5));
    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final String TODAY_KEY = "nps@1||day|" + TODAY.toEpochMilli();

    @TempDir
    private Path directory;

    private PipelineDriver pipeline;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), directory, TimePolicy.surveys(), SHORT);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void nps(String id, Instant at, double score) {
        pipeline.survey(Events.nps(id, at, score).build(), START.plus(Duration.ofDays(10)));
    }

    private void sweep() {
        for (int i = 0; i < 5; i++) {
            pipeline.pass(Duration.ofSeconds(6));
        }
    }

    private KeyValueStore<PaneKey, Pane> panes() {
        return pipeline.driver().getKeyValueStore(Stores.PANES);
    }

    private List<Instant> starts(PaneLevel level) {
        List<Instant> starts = new ArrayList<>();
        try (var all = panes().all()) {
            while (all.hasNext()) {
                PaneKey key = all.next().key;
                if (key.segment().isEmpty() && key.level() == level) {
                    starts.add(key.start());
                }
            }
        }
        return starts;
    }

    /** Number of NPS answers of everybody, if it can still be told. */
    private Optional<Long> observed(Instant start, Duration size) {
        SegmentState state = pipeline.driver()
                .<String, SegmentState>getKeyValueStore(Stores.SEGMENTS)
                .get("");
        return new PaneReader(panes())
                .read("", state, new Window(start, start.plus(size)))
                .map(pane -> pane.tallies().containsKey(Catalogues.NPS)
                        ? pane.tallies().get(Catalogues.NPS).n()
                        : 0L);
    }

    @Test
    void shouldSweepMinutesAndRefuseWindowsThatNeedThemWhenTheyAreOld() {
        Instant old = START.minus(Duration.ofHours(4));
        nps("é", old, 9);
        nps("второй", old.plusSeconds(61), 9);
        nps("новый", START, 9);
        sweep();

        assertThat(starts(PaneLevel.MINUTE)).containsExactly(START);
        assertThat(starts(PaneLevel.HOUR)).containsExactly(old, START);
        assertThat(observed(old, Duration.ofMinutes(5)))
                .as("a window that needs minutes")
                .isEmpty();
        assertThat(observed(old, Duration.ofHours(1))).contains(2L);
        assertThat(observed(TODAY, Duration.ofDays(1))).contains(3L);
        assertThat(observed(START, Duration.ofMinutes(5))).contains(1L);
    }

    @Test
    void shouldAddToHoursAndDaysOnlyWhenALateEventIsOlderThanTheMinutes() {
        Instant old = START.minus(Duration.ofHours(4));
        Instant late = START.minus(Duration.ofHours(5));
        nps("é", old, 9);
        nps("новый", START, 9);
        sweep();
        pipeline.pass(Duration.ofDays(1));
        assertThat(pipeline.last().get(TODAY_KEY).getState()).isEqualTo(WindowState.FINAL);

        nps("поздний", late, 0);
        pipeline.pass(Duration.ofSeconds(2));

        assertThat(starts(PaneLevel.MINUTE)).containsExactly(START);
        assertThat(starts(PaneLevel.HOUR)).containsExactly(late, old, START);
        assertThat(observed(late, Duration.ofMinutes(5))).isEmpty();
        assertThat(observed(late, Duration.ofHours(1))).contains(1L);
        WindowedMetric today = pipeline.last().get(TODAY_KEY);
        assertThat(today.getState()).isEqualTo(WindowState.REVISED);
        assertThat(today.getN()).isEqualTo(3);
        // Two promoters and a detractor.
        assertThat(today.getValue()).isEqualTo(100.0 * (2 - 1) / 3);
    }

    @Test
    void shouldWithdrawPublishedWindowsWhenTheirDaysAreGone() {
        nps("é", START, 9);
        pipeline.pass(Duration.ofSeconds(2));
        assertThat(pipeline.last()).containsKey(TODAY_KEY);

        nps("новый", START.plus(Duration.ofDays(8)), 9);
        sweep();

        List<KeyValue<String, WindowedMetric>> ofToday = pipeline.published().stream()
                .filter(record -> record.key.startsWith("nps@1|") && record.key.endsWith(TODAY_KEY.substring(7)))
                .toList();
        assertThat(ofToday)
                .as("the total, the channel and the touchpoint")
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.value).isNull());
        assertThat(starts(PaneLevel.DAY)).containsExactly(TODAY.plus(Duration.ofDays(8)));
        assertThat(pipeline.last()).containsEntry(TODAY_KEY, null);
    }

    @Test
    void shouldKeepEverythingWhenTheSlowestUpstreamIsBehind() {
        Instant old = START.minus(Duration.ofHours(20));
        pipeline.interaction(Events.contact("медленный", old).build(), START);
        nps("é", old, 9);
        nps("новый", START, 9);
        sweep();

        assertThat(starts(PaneLevel.MINUTE)).containsExactly(old, START);
    }
}
