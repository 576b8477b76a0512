package io.cxpulse.alert;

import java.util.EnumSet;
import java.util.Set;

/** Where an alert is in its life. Legal steps are listed here and nowhere else. */
public enum AlertPhase {
    /** Nothing speaks against the segment, or not enough. */
    INACTIVE,
    /** There is enough evidence, but it has to last. */
    PENDING,
    /** Somebody has to act. */
    FIRING,
    /** The metric seems well again; it has to last. */
    RECOVERING,
    /** It was true, and is over. */
    RESOLVED,
    /** It should not have been raised: what spoke for it came out differently. */
    RETRACTED;

    /** Whether on-call staff should see it. */
    public boolean isActive() {
        return this == FIRING || this == RECOVERING;
    }

    /** Whether anybody outside is told of it: there is nothing to act on while evidence has yet to last. */
    public boolean isTold() {
        return this != PENDING;
    }

    Set<AlertPhase> next() {
        return switch (this) {
            case INACTIVE -> EnumSet.of(PENDING, FIRING);
            case PENDING -> EnumSet.of(INACTIVE, FIRING);
            case FIRING, RECOVERING -> EnumSet.of(FIRING, RECOVERING, RESOLVED, RETRACTED);
            case RESOLVED -> EnumSet.of(PENDING, FIRING, RETRACTED);
            case RETRACTED -> EnumSet.of(PENDING, FIRING);
        };
    }

    /** @throws IllegalStateException if an alert cannot go from here to {@code next} */
    void require(AlertPhase next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("an alert does not go from " + this + " to " + next);
        }
    }
}
