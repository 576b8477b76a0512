package io.cxpulse.serve;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds what a request names in the catalogue, or ends it with a problem that says what there is. */
record CatalogueLookup(MetricCatalogue catalogue) {

    /** @param id {@code nps} for the newest version, or {@code nps@1} */
    MetricDefinition metric(String id) {
        return catalogue.metrics().stream()
                .filter(metric -> metric.ref().toString().equals(id))
                .findFirst()
                .or(() -> catalogue.metric(id))
                .orElseThrow(() -> Problem.unknownMetric(id, ids()).exception());
    }

    WindowDefinition window(QueryParameters parameters) {
        List<String> labels =
                catalogue.windows().stream().map(WindowDefinition::label).toList();
        String label = parameters.get("window").orElseThrow(() -> invalid("window", "is missing", labels));
        return catalogue.window(label).orElseThrow(() -> invalid("window", "'" + label + "' is not a window", labels));
    }

    /** Empty text is the total. */
    Segment segment(MetricDefinition metric, String text) {
        List<String> accepted = sets(metric, label -> label + ":…");
        Segment segment = parse(text, accepted);
        requireKept(metric, "segment", segment.dimensions(), accepted);
        return segment;
    }

    private static Segment parse(String text, List<String> accepted) {
        try {
            return Segment.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid("segment", "'" + text + "' is not a segment: " + e.getMessage(), accepted);
        }
    }

    /** A segment that some metric is kept by. Empty text is the total. */
    Segment segment(String text) {
        List<String> accepted = catalogue.metrics().stream()
                .flatMap(metric -> sets(metric, label -> label + ":…").stream())
                .distinct()
                .toList();
        Segment segment = parse(text, accepted);
        if (catalogue.metrics().stream()
                .noneMatch(metric -> metric.groupingSets().contains(new GroupingSet(segment.dimensions())))) {
            throw invalid("segment", "no metric is kept by " + text(segment.dimensions(), label -> label), accepted);
        }
        return segment;
    }

    /** Empty text is the total. */
    GroupingSet by(MetricDefinition metric, String text) {
        List<String> accepted = sets(metric, label -> label);
        EnumSet<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String label : text.isBlank() ? new String[0] : text.split(",", -1)) {
            dimensions.add(Dimension.ofLabel(label.strip())
                    .orElseThrow(() -> invalid("by", "'" + label + "' is not a dimension", accepted)));
        }
        requireKept(metric, "by", dimensions, accepted);
        return new GroupingSet(dimensions);
    }

    private static void requireKept(
            MetricDefinition metric, String parameter, Set<Dimension> dimensions, List<String> accepted) {
        if (!metric.groupingSets().contains(new GroupingSet(dimensions))) {
            String text = text(dimensions, label -> label);
            String detail = metric.ref() + " is not kept by " + (text.isEmpty() ? "total" : text);
            throw invalid(parameter, detail, accepted);
        }
    }

    private List<String> ids() {
        return catalogue.metrics().stream()
                .map(metric -> metric.ref().id())
                .distinct()
                .toList();
    }

    private static List<String> sets(MetricDefinition metric, UnaryOperator<String> form) {
        return metric.groupingSets().stream()
                .map(set -> set.dimensions().isEmpty() ? "nothing for the total" : text(set.dimensions(), form))
                .toList();
    }

    private static String text(Set<Dimension> dimensions, UnaryOperator<String> form) {
        return dimensions.stream().sorted().map(Dimension::label).map(form).collect(Collectors.joining(","));
    }

    private static ProblemException invalid(String parameter, String fault, List<String> accepted) {
        String detail = "Parameter '" + parameter + "': " + fault + "; accepted: " + String.join(" | ", accepted) + ".";
        return Problem.invalidParameter(parameter, detail, accepted).exception();
    }
}
