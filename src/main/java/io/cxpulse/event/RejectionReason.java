package io.cxpulse.event;

/** Why an input is not counted; each name is also a symbol of the dead letter schema. */
public enum RejectionReason {
    UNDECODABLE,
    MISSING_VALUE,
    MISSING_FIELD,
    FIELD_TOO_LONG,
    UNKNOWN_SYMBOL,
    UNSUPPORTED_OPERATION,
    SCORE_MISSING,
    SCORE_NOT_FINITE,
    SCORE_NOT_INTEGER,
    SCORE_OUT_OF_SCALE,
    SCALE_INVALID,
    TIME_IMPLAUSIBLE,
    TIME_FUTURE,
    TOO_LATE,
    TARGET_INVALID,
    KEY_MISMATCH,
    MERGE_INVALID,
    DURATION_NEGATIVE,
    CASE_TOO_LONG
}
