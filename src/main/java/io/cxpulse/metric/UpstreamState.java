package io.cxpulse.metric;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one input partition has said of its progress.
 *
 * @param highest highest event time it has accepted
 * @param watermark event time before which it expects no more on-time events
 * @param idleUntil set while it is caught up and silent: the wall clock instant up to which nothing is missing
 */
public record UpstreamState(Optional<Instant> highest, Optional<Instant> watermark, Optional<Instant> idleUntil) {

    public static final UpstreamState UNKNOWN = new UpstreamState(Optional.empty(), Optional.empty(), Optional.empty());

    /** The instant this upstream vouches for; empty if it holds everything back. */
    public Optional<Instant> completeUntil() {
        return Stream.of(watermark, idleUntil).flatMap(Optional::stream).max(Instant::compareTo);
    }
}
