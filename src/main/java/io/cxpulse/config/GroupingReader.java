package io.cxpulse.config;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.GroupingSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lists of grouping sets. */
final class GroupingReader {

    private static final int MAX_SETS = 64;

    private GroupingReader() {}

    static Optional<List<GroupingSet>> sets(Place place) {
        Optional<Set<GroupingSet>> sets =
                place.distinct("accepted is a list of lists of dimensions, [] for the total", GroupingReader::set);
        if (sets.filter(s -> s.isEmpty() || s.size() > MAX_SETS).isPresent()) {
            place.refuse("1 to " + MAX_SETS + " grouping sets are required; [] is the total");
        }
        return sets.map(List::copyOf);
    }

    private static Optional<GroupingSet> set(Place place) {
        return place.distinct(
                        "accepted is a list of dimensions out of " + Dimension.labels(),
                        item -> item.readText("accepted are " + Dimension.labels(), Dimension::ofLabel))
                .map(GroupingSet::new);
    }
}
