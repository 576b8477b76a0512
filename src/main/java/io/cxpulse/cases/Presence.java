package io.cxpulse.cases;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStatus;

/** What takes a case out of every number for as long as it lasts. */
public record Presence(boolean deleted, boolean merged, boolean spam) {

    static final Presence PRESENT = new Presence(false, false, false);

    /** @param status the event says or implies; {@code UNKNOWN} if none */
    Presence after(CaseChange change, CaseStatus status) {
        return new Presence(
                isDeleted(change, status),
                change == CaseChange.MERGED || (merged && change != CaseChange.RESTORED),
                change == CaseChange.MARKED_SPAM || (spam && change != CaseChange.UNMARKED_SPAM));
    }

    boolean isPresent() {
        return !deleted && !merged && !spam;
    }

    private boolean isDeleted(CaseChange change, CaseStatus status) {
        if (status == CaseStatus.DELETED) {
            return true;
        }
        return deleted && change != CaseChange.RESTORED && status == CaseStatus.UNKNOWN;
    }
}
