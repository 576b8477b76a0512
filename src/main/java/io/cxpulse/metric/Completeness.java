package io.cxpulse.metric;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far all upstreams together have come.
 *
 * @param completeUntil every window that ends at or before it is final; empty while some upstream holds back
 * @param slowest lowest watermark of the upstreams that have seen events; what is kept is measured from it
 * @param newest highest event time any upstream has accepted
 */
public record Completeness(Optional<Instant> completeUntil, Optional<Instant> slowest, Optional<Instant> newest) {

    /**
     * Combines what is known of the upstreams.
     *
     * @param roster ids of all upstreams that exist; one that has not reported yet holds everything back
     */
    public static Completeness of(Set<String> roster, Map<String, UpstreamState> states) {
        boolean allVouch = roster.stream().allMatch(id -> states.getOrDefault(id, UpstreamState.UNKNOWN)
                .completeUntil()
                .isPresent());
        Collection<UpstreamState> known = states.values();
        return new Completeness(
                allVouch
                        ? roster.stream()
                                .flatMap(id -> states.getOrDefault(id, UpstreamState.UNKNOWN).completeUntil().stream())
                                .min(Instant::compareTo)
                        : Optional.empty(),
                known.stream().flatMap(state -> state.watermark().stream()).min(Instant::compareTo),
                known.stream().flatMap(state -> state.highest().stream()).max(Instant::compareTo));
    }

    public boolean isComplete(Window window) {
        return completeUntil.filter(until -> !until.isBefore(window.end())).isPresent();
    }
}
