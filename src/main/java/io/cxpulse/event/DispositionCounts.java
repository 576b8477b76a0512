package io.cxpulse.event;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How many inputs ended in each disposition; together, all that were read. */
public record DispositionCounts(Map<Disposition, Long> counts) {

    public static final DispositionCounts NONE = new DispositionCounts(Map.of());

    public DispositionCounts {
        EnumMap<Disposition, Long> all = new EnumMap<>(Disposition.class);
        for (Disposition disposition : Disposition.values()) {
            all.put(disposition, counts.getOrDefault(disposition, 0L));
        }
        counts = Map.copyOf(all);
    }

    public long of(Disposition disposition) {
        return counts.getOrDefault(disposition, 0L);
    }

    public DispositionCounts plusOne(Disposition disposition) {
        EnumMap<Disposition, Long> next = new EnumMap<>(counts);
        next.merge(disposition, 1L, Math::addExact);
        return new DispositionCounts(next);
    }

    public long total() {
        return Arrays.stream(Disposition.values()).mapToLong(this::of).reduce(0, Math::addExact);
    }
}
