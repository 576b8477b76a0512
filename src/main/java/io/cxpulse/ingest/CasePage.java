package io.cxpulse.ingest;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import io.cxpulse.wire.CaseStores;
import java.util.Optional;

/**
 * What the stores hold of one event and of its case, read once for all that is asked about the event.
 *
 * @param stored the head of the case, also if it is forgotten; empty if there is none
 * @param own what is known under the id of the event; of a case that is forgotten that is nothing
 */
record CasePage(CaseStep step, Horizon horizon, Optional<CaseHead> stored, Slot own) {

    static CasePage read(CaseStep step, Horizon horizon, CaseStores stores) {
        Optional<CaseHead> stored = stores.head(step.caseId());
        // Events are stored with a head and deleted with it, so without one there is nothing to look for.
        Slot own = remembered(stored, horizon).isPresent() ? stores.slot(step.caseId(), step.eventId()) : Slot.EMPTY;
        return new CasePage(step, horizon, stored, own);
    }

    boolean isOf(CaseStep other, Horizon behind) {
        return step.equals(other) && horizon.equals(behind);
    }

    /** The head of the case, unless that is forgotten. */
    Optional<CaseHead> head() {
        return remembered(stored, horizon);
    }

    boolean isForgotten() {
        return stored.isPresent() && head().isEmpty();
    }

    private static Optional<CaseHead> remembered(Optional<CaseHead> stored, Horizon horizon) {
        return stored.filter(head -> !horizon.isForgotten(head.newest()));
    }
}
