package io.cxpulse.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A watch as it is remembered.
 *
 * @param signature of the rule that it was kept by
 * @param changedFrom end of the earliest tick that holds something it has not evaluated; empty if there is none
 */
public record WatchEntry(long signature, Watch watch, Optional<Instant> changedFrom) {

    /** Of a segment that was never observed. */
    public static WatchEntry first(long signature) {
        return new WatchEntry(signature, Watch.from(Instant.EPOCH), Optional.empty());
    }

    /** A tick holds something else now. */
    public WatchEntry changedAt(Instant end) {
        return changedFrom.filter(known -> !known.isAfter(end)).isPresent()
                ? this
                : new WatchEntry(signature, watch, Optional.of(end));
    }

    /** Whether ticks that were evaluated hold something else now. */
    public boolean isPastChanged() {
        return changedFrom.filter(end -> !end.isAfter(watch.evaluatedTo())).isPresent();
    }
}
