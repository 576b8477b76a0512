package io.cxpulse.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One metric as the definition file states it.
 *
 * @param where accepted symbols by attribute; every one must hold
 * @param groupings the splits: names of dimensions; an empty list is the total
 */
public record Contract(
        String id,
        int version,
        Kind kind,
        Source source,
        Map<String, Set<String>> where,
        List<List<String>> groupings) {

    /** The families of metrics, with the unit of their value. */
    public enum Kind {
        SCORE("points"),
        SHARE("ratio"),
        MEAN("score"),
        COUNT("count");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }
    }

    /** {@code id@version}. */
    String ref() {
        return id + "@" + version;
    }

    boolean measures(Fact fact) {
        if (fact.source() != source) {
            return false;
        }
        for (Map.Entry<String, Set<String>> condition : where.entrySet()) {
            if (!condition.getValue().contains(fact.attribute(condition.getKey()))) {
                return false;
            }
        }
        return kind == Kind.COUNT || (fact.isAnswered() && fact.answer() != null);
    }

    /** The canonical segments of the splits whose dimensions the fact all has. */
    List<String> segmentsOf(Fact fact) {
        return groupings.stream()
                .map(grouping -> Optional.ofNullable(segment(grouping, fact)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static @Nullable String segment(List<String> grouping, Fact fact) {
        Map<String, String> values = new TreeMap<>();
        for (String dimension : grouping) {
            String value = fact.dimensions().get(dimension);
            if (value == null) {
                return null;
            }
            values.put(dimension, value);
        }
        return SegmentText.of(values);
    }
}
