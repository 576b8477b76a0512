package io.cxpulse.cases;

import io.cxpulse.event.Difference;
import java.util.List;

/**
 * What one event changed about its case. An event at the end of a history changes a handful of facts; one that changes
 * the past may change any number, of which only the first are listed, so that a story is as long as its history.
 *
 * @param gone facts that were so before and are not after, at most {@link #LISTED}
 * @param come facts that are so after and were not before, at most {@link #LISTED}
 * @param goneInAll number of facts that went
 * @param comeInAll number of facts that came
 */
public record CaseEffect(List<CaseFact> gone, List<CaseFact> come, int goneInAll, int comeInAll) {

    /** More than any event at the end of a history changes without bringing the case into all numbers. */
    public static final int LISTED = 20;

    static final CaseEffect NONE = new CaseEffect(List.of(), List.of(), 0, 0);

    public CaseEffect {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    static CaseEffect between(List<CaseFact> before, List<CaseFact> after) {
        Difference<CaseFact> difference = Difference.between(before, after);
        return new CaseEffect(
                first(difference.gone()),
                first(difference.come()),
                difference.gone().size(),
                difference.come().size());
    }

    public boolean isNothing() {
        return goneInAll == 0 && comeInAll == 0;
    }

    private static List<CaseFact> first(List<CaseFact> facts) {
        return facts.subList(0, Math.min(LISTED, facts.size()));
    }
}
