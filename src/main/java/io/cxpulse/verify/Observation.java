package io.cxpulse.verify;

import org.jspecify.annotations.Nullable;

/**
 * One accepted event as a series sees it.
 *
 * @param time event time, milliseconds since the epoch
 * @param appendedAt append time of its record, milliseconds since the epoch
 * @param answer null where only the event itself counts
 */
record Observation(long time, long appendedAt, @Nullable Answer answer) {

    Answer rated() {
        if (answer == null) {
            throw new IllegalStateException("an event without an answer was observed by a metric of answers");
        }
        return answer;
    }
}
