package io.cxpulse.cases;

import io.cxpulse.event.CaseStep;
import java.util.ArrayList;
import java.util.List;

/**
 * All of a case's history, folded.
 *
 * @param facts everything that is so about the case; empty while it counts nowhere
 */
public record CaseHistory(CaseState state, List<CaseFact> facts) {

    public CaseHistory {
        facts = List.copyOf(facts);
    }

    /** @param steps the case's events that hold, in any order */
    public static CaseHistory of(List<CaseStep> steps) {
        List<CaseStep> ordered = new ArrayList<>(steps);
        ordered.sort(CaseStep.ORDER);
        CaseFold fold = CaseFold.of(ordered);
        return new CaseHistory(fold.state(), fold.facts());
    }
}
