package io.cxpulse.ingest;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.StateChange;
import io.cxpulse.event.UnfitField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns states of a case into the changes that led from one to the next, for sources that tell states only: audit logs
 * and records that are polled.
 *
 * <p>It remembers nothing. Whoever has the states gives them in the order of {@code at}, then {@code sequence}, each with
 * the one before it; the same two states always give the same changes with the same ids.
 */
public final class StateDiffer {

    /** Most transfers between two states; a counter that leaps further counts something else. */
    public static final int MOST_TRANSFERS = 100;

    private final String source;

    /** @param source name of the source, which the ids begin with */
    public StateDiffer(String source) {
        this.source = source;
    }

    /** Whether a state is the one before it once more. */
    public static boolean isRepeated(@Nullable CaseSnapshot before, CaseSnapshot state) {
        return before != null
                && before.sequence() == state.sequence()
                && before.at().equals(state.at());
    }

    /**
     * What changed, in the order it is taken to have happened. The first state of a case gives its opening, and what has
     * happened since to a case that is opened new. A repeated state changes nothing.
     *
     * @param before the state before this one, or null if none is known
     * @throws UnfitField if the counter of transfers grew by more than {@value #MOST_TRANSFERS}
     */
    public List<StateChange> compare(@Nullable CaseSnapshot before, CaseSnapshot state) throws UnfitField {
        if (isRepeated(before, state)) {
            return List.of();
        }
        String ids = source + ":" + state.caseId() + ":" + state.sequence() + ":";
        if (before != null) {
            return new StateComparison(ids, before, state).changes();
        }
        return new StateComparison(ids, state.whenOpened(), state).opening().changes();
    }
}
