package io.cxpulse.cases;

import io.cxpulse.event.CaseStep;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next event of a case needs to know of those before.
 *
 * @param state after the last event
 * @param last the last event in order; empty while none holds
 * @param newest highest time of all accepted events, amendments and retractions included; the case is remembered by it
 * @param accepted events accepted so far, amendments and retractions included
 */
public record CaseHead(CaseState state, Optional<CaseStep.Place> last, Instant newest, int accepted) {

    /** The head of a case before its first event, which is of this time. */
    public static CaseHead before(Instant first) {
        return new CaseHead(CaseState.EMPTY, Optional.empty(), first, 0);
    }

    /** Whether nothing that holds comes behind the event. */
    public boolean isFollowedBy(CaseStep step) {
        return last.filter(place -> place.compareTo(step.place()) > 0).isEmpty();
    }

    /** The head after one more event, which is the last. */
    public CaseHead after(CaseStep step, CaseState next) {
        return new CaseHead(next, Optional.of(step.place()), later(step), accepted + 1);
    }

    /** The head after an event that changed the history elsewhere than at its end. */
    public CaseHead rewritten(CaseStep step, CaseState next, Optional<CaseStep> lastNow) {
        return new CaseHead(next, lastNow.map(CaseStep::place), later(step), accepted + 1);
    }

    /** The head after an event that changed nothing that holds. */
    public CaseHead unmoved(CaseStep step) {
        return new CaseHead(state, last, later(step), accepted + 1);
    }

    private Instant later(CaseStep step) {
        return step.occurredAt().isAfter(newest) ? step.occurredAt() : newest;
    }
}
