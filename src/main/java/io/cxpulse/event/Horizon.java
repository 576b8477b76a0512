package io.cxpulse.event;

import java.time.Instant;
import java.util.Optional;

/**
 * The event time before which nothing is remembered. What is forgotten is decided by time, not by when a store happens to
 * be swept, so that no verdict and no number depends on the moment of sweeping.
 *
 * @param time empty before the first accepted event: nothing is forgotten
 */
public record Horizon(Optional<Instant> time) {

    public static final Horizon NONE = new Horizon(Optional.empty());

    public boolean isForgotten(Instant eventTime) {
        return time.filter(eventTime::isBefore).isPresent();
    }
}
