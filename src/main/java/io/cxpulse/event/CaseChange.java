package io.cxpulse.event;

/** What changed in a case. */
public enum CaseChange {
    UNKNOWN,
    OPENED,
    ASSIGNED,
    UNASSIGNED,
    TEAM_CHANGED,
    TRANSFERRED,
    CUSTOMER_REPLY,
    AGENT_PUBLIC_REPLY,
    BOT_REPLY,
    AUTO_REPLY,
    INTERNAL_NOTE,
    STATUS_CHANGED,
    PENDING_CUSTOMER,
    ON_HOLD,
    RESUMED,
    SNOOZED,
    ESCALATED,
    DEESCALATED,
    PRIORITY_CHANGED,
    SCHEDULE_CHANGED,
    REQUESTER_CHANGED,
    RESOLVED,
    SOLUTION_REJECTED,
    SOLUTION_ACCEPTED,
    REOPENED,
    CLOSED,
    CANCELLED,
    MERGED,
    SPLIT,
    MARKED_SPAM,
    UNMARKED_SPAM,
    DELETED,
    RESTORED,
    LINKED_TO_PROBLEM,
    SLA_APPLIED,
    SLA_PAUSED,
    SLA_BREACHED_BY_SOURCE,
    SLA_FULFILLED_BY_SOURCE,
    ATTRIBUTES_CHANGED;

    /** The status that follows from the change alone; {@code UNKNOWN} where none does. */
    public CaseStatus impliedStatus() {
        return switch (this) {
            case OPENED -> CaseStatus.NEW;
            case PENDING_CUSTOMER -> CaseStatus.PENDING_CUSTOMER;
            case ON_HOLD, SNOOZED -> CaseStatus.ON_HOLD;
            case RESUMED, REOPENED, SOLUTION_REJECTED -> CaseStatus.OPEN;
            case RESOLVED -> CaseStatus.SOLVED;
            case CLOSED -> CaseStatus.CLOSED;
            case CANCELLED -> CaseStatus.CANCELLED;
            case DELETED -> CaseStatus.DELETED;
            default -> CaseStatus.UNKNOWN;
        };
    }

    /** Whether an event of this type can only be somebody's words to somebody, or a note, of the kind its name says. */
    boolean isUtterance() {
        return switch (this) {
            case OPENED, CUSTOMER_REPLY, AGENT_PUBLIC_REPLY, BOT_REPLY, AUTO_REPLY, INTERNAL_NOTE -> true;
            default -> false;
        };
    }
}
