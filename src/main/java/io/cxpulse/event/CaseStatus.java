package io.cxpulse.event;

/** State of a case, across help desks; {@code UNKNOWN} where an event does not say. */
public enum CaseStatus {
    UNKNOWN,
    NEW,
    OPEN,
    PENDING_CUSTOMER,
    ON_HOLD,
    SOLVED,
    CLOSED,
    CANCELLED,
    DELETED;

    /** Whether somebody has still to act. */
    public boolean isActive() {
        return this == NEW || this == OPEN || this == PENDING_CUSTOMER || this == ON_HOLD;
    }

    /** Whether the work on the case is done, for now. */
    public boolean isCompleted() {
        return this == SOLVED || this == CLOSED;
    }
}
