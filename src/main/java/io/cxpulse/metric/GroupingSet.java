package io.cxpulse.metric;

import io.cxpulse.event.Dimension;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dimensions by which numbers are kept together; the empty set keeps the total. */
public record GroupingSet(Set<Dimension> dimensions) {

    public static final GroupingSet TOTAL = new GroupingSet(Set.of());

    public GroupingSet {
        dimensions = Set.copyOf(dimensions);
    }

    /** The segment of these dimensions that the values fall into; empty where one of them is missing. */
    public Optional<Segment> segmentOf(Map<Dimension, String> values) {
        EnumMap<Dimension, String> own = new EnumMap<>(Dimension.class);
        for (Dimension dimension : dimensions) {
            String value = values.get(dimension);
            if (value == null) {
                return Optional.empty();
            }
            own.put(dimension, value);
        }
        return Optional.of(new Segment(own));
    }
}
