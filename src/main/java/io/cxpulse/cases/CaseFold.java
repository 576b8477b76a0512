package io.cxpulse.cases;

import io.cxpulse.event.CaseStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A history as it grows, event by event, each behind those before in {@link CaseStep#ORDER}. */
final class CaseFold {

    private final List<CaseFact> happened = new ArrayList<>();
    private CaseState state = CaseState.EMPTY;

    /** @param steps in order */
    static CaseFold of(Collection<CaseStep> steps) {
        CaseFold fold = new CaseFold();
        steps.forEach(fold::add);
        return fold;
    }

    /** @return the facts that happened with this event */
    List<CaseFact> add(CaseStep step) {
        CaseState.Advance advance = state.after(step);
        state = advance.state();
        happened.addAll(advance.happened());
        return advance.happened();
    }

    CaseState state() {
        return state;
    }

    /** What happened so far, whether or not the case counts. */
    List<CaseFact> happened() {
        return happened;
    }

    /** Everything that is so about the case; empty while it counts nowhere. */
    List<CaseFact> facts() {
        if (!state.counts()) {
            return List.of();
        }
        List<CaseFact> facts = new ArrayList<>(happened);
        facts.addAll(state.standing());
        return facts;
    }
}
