package io.cxpulse.evaluate;

import static io.cxpulse.evaluate.EvaluateTask.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Watch;
import io.cxpulse.metric.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies further back than any late event can reach is summed up. The horizon is 140 minutes, so that a checkpoint
 * moves once in ten, and the window has 60.
 */
class SettlingTest {

    private static final int HORIZON = (int) EvaluateTask.HORIZON.toMinutes();
    private static final int WINDOW = (int) EvaluateTask.WINDOW.toMinutes();

    @TempDir
    private Path directory;

    private EvaluateTask task;

    @BeforeEach
    void open() {
        task = new EvaluateTask(directory.resolve("état"), 1);
    }

    /** A good answer in every minute. */
    private void goodUntil(int minutes) {
        for (int minute = 1; minute <= minutes; minute++) {
            task.good(minute, 1);
        }
    }

    private Watch watch() {
        return task.watch().orElseThrow();
    }

    @Test
    void shouldForgetTicksWhenNothingCanReachThem() {
        goodUntil(300);
        task.advance(0, 300).evaluate();

        assertThat(watch().checkpointAt()).isEqualTo(minute(300 - HORIZON));
        assertThat(watch().evaluatedTo()).isEqualTo(minute(300));
        assertThat(task.ticks().firstKey()).isEqualTo(minute(300 - HORIZON - WINDOW + 1));
        assertThat(task.ticks().lastKey()).isEqualTo(minute(300));
    }

    @Test
    void shouldMeasureFromTheSlowestWhenItIsBehindTheLastCompleteTick() {
        goodUntil(300);
        task.advance(0, 300, 220).evaluate();

        assertThat(watch().checkpointAt()).isEqualTo(minute(220 - HORIZON));
        assertThat(task.ticks().firstKey()).isEqualTo(minute(220 - HORIZON - WINDOW + 1));
    }

    @Test
    void shouldLeaveTheCheckpointWhenItWouldMoveByLittle() {
        goodUntil(320);
        task.advance(0, 300).evaluate();
        Instant before = watch().checkpointAt();

        task.good(310, 1).advance(0, 310).evaluate();
        assertThat(watch().checkpointAt()).isEqualTo(before);

        task.good(311, 1).advance(0, 311).evaluate();
        assertThat(watch().checkpointAt()).isEqualTo(before.plus(Duration.ofMinutes(11)));
    }

    @Test
    void shouldDropAndReportAChangeWhenItLiesBeforeTheCheckpoint() {
        goodUntil(300);
        task.advance(0, 300).evaluate();
        Watch before = watch();
        NavigableMap<Instant, Tally> ticks = task.ticks();

        task.bad(300 - HORIZON, 1000);

        assertThat(task.evaluate()).isEmpty();
        assertThat(task.expired()).containsExactly("nps-by-touchpoint 160");
        assertThat(watch()).isEqualTo(before);
        assertThat(task.ticks()).isEqualTo(ticks);
    }

    @Test
    void shouldFoldInAChangeWhenItLiesJustBehindTheCheckpoint() {
        goodUntil(300);
        task.advance(0, 300).evaluate();

        task.bad(300 - HORIZON + 1, 1000);

        assertThat(task.evaluate()).first().isEqualTo("161 INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(task.expired()).isEmpty();
    }

    @Test
    void shouldEndTheIncidentWhenItBeganBeforeTheCheckpoint() {
        for (int minute = 1; minute <= 300; minute++) {
            task.bad(minute, 1);
        }
        task.advance(0, 300);
        assertThat(task.evaluate()).containsExactly("15 INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(watch().checkpoint().phase()).isEqualTo(AlertPhase.FIRING);
        assertThat(task.ticks().firstKey()).isAfter(minute(15));

        for (int minute = 301; minute <= 500; minute++) {
            task.good(minute, 1);
        }
        task.advance(0, 500);
        assertThat(task.evaluate())
                .satisfiesExactly(
                        recovering -> assertThat(recovering).endsWith("FIRING>RECOVERING BOUND_CLEARED"),
                        resolved -> assertThat(resolved).endsWith("RECOVERING>RESOLVED RECOVERED"));
    }
}
