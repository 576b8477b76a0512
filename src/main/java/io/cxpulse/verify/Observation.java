package io.cxpulse.verify;

import org.jspecify.annotations.Nullable;

/**
 * One measured fact as a series sees it.
 *
 * @param time event time, milliseconds since the epoch
 * @param appendedAt append time of the record that brought it, or took it back; milliseconds since the epoch
 * @param value null where only that it happened counts
 */
record Observation(long time, long appendedAt, @Nullable Value value) {

    /** The same observation, whichever record brought it. */
    Observation undated() {
        return new Observation(time, 0, value);
    }

    <T extends Value> T value(Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException(value + " was observed by a metric of another kind");
        }
        return type.cast(value);
    }
}
