package io.cxpulse.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Event time, as an evaluating task knows it.
 *
 * @param closed end of the last tick that is complete; empty if none is known to be
 * @param slowest what late events can reach is measured from it; empty while that is not known
 */
record Clock(Optional<Instant> closed, Optional<Instant> slowest) {

    static final Clock UNKNOWN = new Clock(Optional.empty(), Optional.empty());

    /** Whether the last complete tick is that close behind the wall clock. */
    boolean isLive(Instant now, Duration lag) {
        return closed.filter(end -> !end.plus(lag).isBefore(now)).isPresent();
    }
}
