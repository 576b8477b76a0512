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
 * @param latestPer days of which each counts only the latest answer of a customer; null if every answer counts
 */
public record Contract(
        String id,
        int version,
        Kind kind,
        Source source,
        Map<String, Set<String>> where,
        List<List<String>> groupings,
        @Nullable Cut latestPer) {

    /** The families of metrics, with the unit of their value. */
    public enum Kind {
        SCORE("points"),
        SHARE("ratio"),
        MEAN("score"),
        DURATION("seconds"),
        COUNT("count");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }

        boolean canKeep(@Nullable Value value) {
            return switch (this) {
                case SCORE, MEAN -> value instanceof Answer;
                case SHARE -> value instanceof Answer || value instanceof Value.Verdict;
                case DURATION -> value instanceof Value.Span;
                case COUNT -> true;
            };
        }

        /** All of the value that may show in a number of this kind, which {@link #canKeep can keep} it. */
        @Nullable
        Value kept(@Nullable Value value) {
            if (this == COUNT) {
                return null;
            }
            if (value instanceof Answer answer) {
                return switch (this) {
                    case SCORE -> answer.vote();
                    case SHARE -> new Value.Verdict(answer.isTopBox());
                    default -> answer.rating();
                };
            }
            return value;
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
        return kind.canKeep(fact.value());
    }

    /** The lines of all its series for a fact that it measures. */
    List<Entry> entries(Fact fact) {
        Value value = kind.kept(fact.value());
        return segmentsOf(fact).stream()
                .map(segment -> new Entry(new SeriesKey(ref(), segment), fact.time(), value))
                .toList();
    }

    /** The canonical segments of the splits whose dimensions the fact all has. */
    private List<String> segmentsOf(Fact fact) {
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
