package io.cxpulse.config;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.EventRules;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which segments a rule watches, and checks that numbers are kept for them. */
final class SplitReader {

    /**
     * Segments of a metric.
     *
     * @param where values that a segment has
     * @param by dimensions whose every value is a segment of its own
     */
    record Split(Map<Dimension, String> where, Set<Dimension> by) {}

    private SplitReader() {}

    /** @param metric that is split; empty if it was refused: then nothing is said about what is kept */
    static Optional<Split> split(Place rule, Fields fields, Optional<MetricDefinition> metric) {
        Optional<Map<Dimension, String>> where =
                fields.has("where") ? fields.read("where", SplitReader::where) : Optional.of(Map.of());
        Optional<Set<Dimension>> by =
                fields.has("by") ? fields.read("by", SplitReader::dimensions) : Optional.of(Set.of());
        if (where.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        Split split = new Split(where.get(), by.get());
        return isDisjoint(split, fields)
                        && metric.filter(known -> !isKept(known, split, rule, fields))
                                .isEmpty()
                ? Optional.of(split)
                : Optional.empty();
    }

    /** The distinct dimensions of a list. */
    static Optional<Set<Dimension>> dimensions(Place place) {
        return place.distinct(
                "accepted is a list of dimensions out of " + Dimension.labels(),
                item -> item.readText("accepted are " + Dimension.labels(), Dimension::ofLabel));
    }

    /** One value each of some dimensions. */
    static Optional<Map<Dimension, String>> where(Place place) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        Map<String, Place> entries = place.entries("accepted is a mapping of dimensions to one value each");
        entries.forEach((label, entry) -> {
            Optional<Dimension> dimension = Dimension.ofLabel(label);
            if (dimension.isEmpty()) {
                entry.refuse("unknown dimension; accepted are " + Dimension.labels());
            }
            dimension.ifPresent(known -> value(entry).ifPresent(value -> values.put(known, value)));
        });
        return place.isMapping() && values.size() == entries.size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<String> value(Place place) {
        return place.readText(
                "accepted is a text of 1 to " + EventRules.MAX_TEXT
                        + " characters that is not blank, a number in quotes",
                text -> Optional.of(text).filter(value -> !value.isBlank() && value.length() <= EventRules.MAX_TEXT));
    }

    private static boolean isDisjoint(Split split, Fields fields) {
        boolean disjoint = Collections.disjoint(split.where.keySet(), split.by);
        if (!disjoint) {
            fields.read("by", place -> {
                place.refuse("a dimension of where stands here too; accepted is each dimension in one of both");
                return Optional.empty();
            });
        }
        return disjoint;
    }

    private static boolean isKept(MetricDefinition metric, Split split, Place rule, Fields fields) {
        EnumSet<Dimension> all = EnumSet.noneOf(Dimension.class);
        all.addAll(split.where.keySet());
        all.addAll(split.by);
        boolean kept = metric.groupingSets().contains(new GroupingSet(all));
        if (!kept) {
            Place place = fields.read("by", Optional::of)
                    .or(() -> fields.read("where", Optional::of))
                    .orElse(rule);
            place.refuse(metric.ref() + " is not kept by " + label(all) + "; accepted for where and by together are "
                    + splits(metric));
        }
        return kept;
    }

    private static String splits(MetricDefinition metric) {
        return metric.groupingSets().stream()
                .map(set -> label(set.dimensions()))
                .collect(Collectors.joining(", "));
    }

    private static String label(Set<Dimension> dimensions) {
        return dimensions.isEmpty()
                ? "total"
                : dimensions.stream().sorted().map(Dimension::label).collect(Collectors.joining(" + "));
    }
}
