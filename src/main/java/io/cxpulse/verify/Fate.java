package io.cxpulse.verify;

import java.util.Locale;

/** The one end of every input record, in the order in which they are tested and in which the pipeline counts them. */
public enum Fate {
    UNDECODABLE,
    INVALID,
    FUTURE,
    DUPLICATE,
    TOO_LATE,
    FILTERED,
    COUNTED;

    /** Name for people and for JSON, e.g. {@code too_late}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
