package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.wire.StatePlacement;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random logs through the whole topology, most of them with their state in memory. */
class ExactnessTest {

    /** One seed of so many has its state on disk, which takes tens of times as long. */
    private static final int ON_DISK = 50;

    @TempDir
    private Path directory;

    @Test
    void shouldEndInTheNumbersOfTheCleanLogWhenEventsAreShuffledAndRepeated() throws Exception {
        Seeds.CHOSEN.check(getClass(), seed -> {
            RandomLog log = new RandomLog(seed);
            Map<String, String> clean = finals("clean", seed, log.clean());

            assertThat(finals("disturbed", seed, log.restarted(log.disturbed())))
                    .isEqualTo(clean);
        });
    }

    @Test
    void shouldSatisfyTheJudgeWhenAnythingGoes() throws Exception {
        Seeds.CHOSEN.check(getClass(), this::runWild);
    }

    /** A flipped bit dates an event so long ago that its windows are published and withdrawn again. */
    @ParameterizedTest
    @ValueSource(longs = {424_395, 425_634})
    void shouldSatisfyTheJudgeWhenWindowsAreWithdrawn(long seed) {
        runWild(seed);
    }

    private void runWild(long seed) {
        RandomLog log = new RandomLog(seed);
        finals("wild", seed, log.restarted(log.wild()));
    }

    /** Calendar windows by key, as text without what depends on the way there. */
    private Map<String, String> finals(String name, long seed, List<Step> steps) {
        StatePlacement placement = seed % ON_DISK == 0 ? StatePlacement.ON_DISK : StatePlacement.IN_MEMORY;
        try (JudgedPipeline pipeline = new JudgedPipeline(directory.resolve(name + seed), placement)) {
            pipeline.run(steps).settle();
            assertThat(pipeline.judge().differences()).as("%s log", name).isEmpty();
            assertThat(statesRunBack(pipeline.published())).as("%s log", name).isEmpty();
            Map<String, String> finals = new TreeMap<>();
            pipeline.calendarWindows().forEach((key, window) -> {
                assertThat(window.getState()).as(key).isIn(WindowState.FINAL, WindowState.REVISED);
                // A window that was emptied says as little as one that never was.
                if (window.getN() > 0) {
                    finals.put(key, numbers(window));
                }
            });
            return finals;
        }
    }

    private static String numbers(WindowedMetric window) {
        return WindowedMetric.newBuilder(window)
                .setState(WindowState.FINAL)
                .setWatermark(null)
                .setStatistics(new TreeMap<>(window.getStatistics()))
                .build()
                .toString();
    }

    /** Keys of calendar windows that were provisional after they were final. */
    private static Set<String> statesRunBack(List<KeyValue<String, WindowedMetric>> published) {
        Set<String> settled = new HashSet<>();
        Set<String> back = new HashSet<>();
        for (KeyValue<String, WindowedMetric> record : published) {
            boolean calendar = record.value != null && record.key.matches(".*\\|-?[0-9]+");
            if (calendar && record.value.getState() != WindowState.PROVISIONAL) {
                settled.add(record.key);
            } else if (calendar && settled.contains(record.key)) {
                back.add(record.key);
            }
        }
        return back;
    }
}
