package io.cxpulse.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * Time in even pieces, counted from the epoch: the finest in which anything is told apart.
 *
 * @param size whole milliseconds; a whole number of steps makes a minute
 */
public record Step(Duration size) {

    private static final long MINUTE_MILLIS = 60_000;

    public static final Step MINUTE = new Step(Duration.ofMinutes(1));

    public Step {
        if (size.toMillis() < 1 || MINUTE_MILLIS % size.toMillis() != 0) {
            throw new IllegalArgumentException("no whole number of steps of " + size + " makes a minute");
        }
    }

    /** Start of the step that holds {@code time}. */
    public Instant floor(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, size.toMillis()));
    }

    /** End, exclusive, of the step that holds {@code time}. */
    public Instant endAfter(Instant time) {
        return floor(time).plus(size);
    }
}
