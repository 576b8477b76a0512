package io.cxpulse.cases;

/** Why a case is in no number. */
public enum Exclusion {
    CANCELLED,
    DELETED,
    MERGED,
    SPAM
}
