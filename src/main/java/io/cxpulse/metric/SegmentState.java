package io.cxpulse.metric;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one segment beside its panes.
 *
 * @param latest start of its newest minute pane
 * @param sweptTo by level, the instant before which panes may have been deleted; absent where none was. A window is
 *     only answered from panes at or after it, so an answer is exact or refused, never short.
 */
public record SegmentState(Instant latest, Map<PaneLevel, Instant> sweptTo) {

    public SegmentState {
        EnumMap<PaneLevel, Instant> copy = new EnumMap<>(PaneLevel.class);
        copy.putAll(sweptTo);
        sweptTo = Collections.unmodifiableMap(copy);
    }

    public static SegmentState startingAt(Instant minute) {
        return new SegmentState(minute, Map.of());
    }

    /** The instant from which panes of {@code level} are complete. */
    public Instant keptFrom(PaneLevel level) {
        return Optional.ofNullable(sweptTo.get(level)).orElse(Instant.MIN);
    }

    public SegmentState withLatest(Instant minute) {
        return minute.isAfter(latest) ? new SegmentState(minute, sweptTo) : this;
    }

    /** This state after a pane that ended at {@code end} was deleted. */
    public SegmentState swept(PaneLevel level, Instant end) {
        EnumMap<PaneLevel, Instant> next = new EnumMap<>(PaneLevel.class);
        next.putAll(sweptTo);
        next.merge(level, end, (left, right) -> left.isAfter(right) ? left : right);
        return new SegmentState(latest, next);
    }
}
