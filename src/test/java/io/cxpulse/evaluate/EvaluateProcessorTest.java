package io.cxpulse.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.NpsTally;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WatchKey;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When ticks are evaluated, and what of them counts. */
class EvaluateProcessorTest {

    /** Detractors that are evidence enough in one tick. */
    private static final int ENOUGH = 30;

    @TempDir
    private Path directory;

    private EvaluateTask task;

    @BeforeEach
    void open() {
        task = new EvaluateTask(directory, 2);
    }

    @Test
    void shouldWaitWhenAnAggregatingTaskWasNotHeard() {
        task.bad(1, ENOUGH).advance(0, 5);

        assertThat(task.evaluate()).isEmpty();
        assertThat(task.evaluated()).containsExactly(Optional.empty());

        task.advance(1, 5);
        assertThat(task.evaluate()).containsExactly("1 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldWaitForTheSlowestWhenTasksHaveComeDifferentlyFar() {
        task.bad(3, ENOUGH).advance(0, 5).advance(1, 2);

        assertThat(task.evaluate()).isEmpty();

        task.advance(1, 3);
        assertThat(task.evaluate()).containsExactly("3 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldNotCloseHalfFilledTicksWhenCompletenessRetreats() {
        task.good(1, 1).advance(0, 1).advance(1, 1);
        assertThat(task.evaluate()).isEmpty();

        // Whatever was to close next is taken back before the first half of it comes.
        task.advance(0, 9).hear(new Advance(1, Optional.empty(), Optional.empty()));
        task.bad(5, ENOUGH);
        assertThat(task.evaluate()).isEmpty();
        assertThat(task.watch().orElseThrow().evaluatedTo()).isEqualTo(EvaluateTask.minute(1));

        task.good(5, 10 * ENOUGH).advance(1, 9);
        assertThat(task.evaluate()).isEmpty();
        assertThat(task.watch().orElseThrow().evaluatedTo()).isEqualTo(EvaluateTask.minute(9));
    }

    @Test
    void shouldAlertOfTheSameHalfWhenNothingWasTakenBack() {
        task.good(1, 1).advance(0, 9).advance(1, 9).bad(5, ENOUGH);

        assertThat(task.evaluate()).containsExactly("5 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldKeepWhatWasEvaluatedWhenCompletenessRetreats() {
        task.bad(3, ENOUGH).advance(0, 5).advance(1, 5);
        assertThat(task.evaluate()).hasSize(1);

        task.advance(1, 2);
        assertThat(task.evaluate()).isEmpty();
        assertThat(task.watch().orElseThrow().evaluatedTo()).isEqualTo(EvaluateTask.minute(5));
        assertThat(task.evaluated()).last().isEqualTo(Optional.of(EvaluateTask.minute(2)));
    }

    @Test
    void shouldIgnoreSummariesWhenTheyAreOfAnotherSignature() {
        TickKey tick = new TickKey(EvaluateTask.GATE, EvaluateTask.minute(3));
        task.hear(new Summary(tick, EvaluateTask.RULE.signature() + 1, new NpsTally(0, 0, ENOUGH)));
        task.advance(0, 5).advance(1, 5);

        assertThat(task.evaluate()).isEmpty();
        assertThat(task.ticks()).isEmpty();
        assertThat(task.watch()).isEmpty();
    }

    @Test
    void shouldNotEvaluateHalfFilledTicksWhenTheyHaveOpenedAgain() {
        task.good(1, 1).advance(0, 9).advance(1, 9);
        assertThat(task.evaluate()).isEmpty();

        // The fifth minute is open again when the first half of it comes.
        task.advance(1, 2).bad(5, ENOUGH);
        assertThat(task.evaluate()).isEmpty();
        task.good(5, 10 * ENOUGH).advance(1, 9);
        assertThat(task.evaluate()).isEmpty();
    }

    @Test
    void shouldFoldInWhatOpenedAgainWhenItCloses() {
        task.good(1, 1).advance(0, 9).advance(1, 9);
        assertThat(task.evaluate()).isEmpty();

        task.advance(1, 2).bad(5, ENOUGH);
        assertThat(task.evaluate()).isEmpty();
        task.advance(1, 9);
        assertThat(task.evaluate()).containsExactly("5 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldIgnoreSummariesWhenTheirRuleIsUnknown() {
        WatchKey gone = new WatchKey("règle-disparue", EvaluateTask.GATE.segment());
        TickKey tick = new TickKey(gone, EvaluateTask.minute(3));
        task.hear(new Summary(tick, EvaluateTask.RULE.signature(), new NpsTally(0, 0, ENOUGH)));
        task.advance(0, 5).advance(1, 5);

        assertThat(task.evaluate()).isEmpty();
        assertThat(task.expired()).isEmpty();
    }
}
