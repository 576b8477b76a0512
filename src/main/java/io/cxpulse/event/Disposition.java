package io.cxpulse.event;

/** The one end of every input record, in the order in which they are tested. */
public enum Disposition {
    UNDECODABLE,
    INVALID,
    FUTURE,
    DUPLICATE,
    TOO_LATE,
    /** Valid, but no metric measures it. */
    FILTERED,
    COUNTED;

    public static Disposition of(RejectionReason reason) {
        return switch (reason) {
            case UNDECODABLE, MISSING_VALUE -> UNDECODABLE;
            case TIME_FUTURE -> FUTURE;
            case TOO_LATE -> TOO_LATE;
            default -> INVALID;
        };
    }
}
