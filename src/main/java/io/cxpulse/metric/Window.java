package io.cxpulse.metric;

import java.time.Instant;

/**
 * An interval of event time.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Window(Instant start, Instant end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("window start " + start + " is not before its end " + end);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }
}
