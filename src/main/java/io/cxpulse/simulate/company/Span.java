package io.cxpulse.simulate.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that a simulation covers: the past from {@code start}, then from {@code live} on as it happens.
 *
 * @param start of the first events; whole slots of time begin no earlier
 * @param live where offsets of incidents are counted from; not before {@code start}
 * @param end of the last events, exclusive, not before {@code live}; null if there is none
 */
public record Span(Instant start, Instant live, @Nullable Instant end) {

    public Span {
        if (live.isBefore(start) || (end != null && end.isBefore(live))) {
            throw new IllegalArgumentException(
                    "start, live and end must not go back: " + start + ", " + live + ", " + end);
        }
    }

    boolean contains(Instant time) {
        return end == null || time.isBefore(end);
    }
}
