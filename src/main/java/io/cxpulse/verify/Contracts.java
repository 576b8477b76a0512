package io.cxpulse.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metrics and windows of a deployment, read from {@code metrics.yaml} without the pipeline's own reader. */
public record Contracts(List<Contract> metrics, List<Cut> windows) {

    public Contracts {
        metrics = List.copyOf(metrics);
        windows = List.copyOf(windows);
    }

    /**
     * Reads the definition file, which the pipeline has checked in full; only what makes it unreadable is reported.
     *
     * @throws IllegalArgumentException saying what is missing or not understood
     */
    public static Contracts read(InputStream yaml) throws IOException {
        JsonNode root = new YAMLMapper().readTree(yaml);
        List<Cut> windows = new ArrayList<>();
        root.path("windows").properties().forEach(entry -> windows.add(cut(entry.getKey(), entry.getValue())));
        List<List<String>> groupings = groupings(root.path("groupings"));
        List<Contract> metrics = new ArrayList<>();
        for (JsonNode metric : root.path("metrics")) {
            metrics.add(contract(metric, groupings, windows));
        }
        if (metrics.isEmpty() || windows.isEmpty()) {
            throw new IllegalArgumentException("no metrics or no windows are defined");
        }
        return new Contracts(metrics, windows);
    }

    /** The lines of all series that measure the facts, but for the metrics that count only a customer's latest answer. */
    List<Entry> entries(List<Fact> facts) {
        List<Entry> entries = new ArrayList<>();
        for (Fact fact : facts) {
            for (Contract metric : metrics) {
                if (metric.latestPer() == null && metric.measures(fact)) {
                    entries.addAll(metric.entries(fact));
                }
            }
        }
        return entries;
    }

    Optional<Contract> metric(String ref) {
        return metrics.stream().filter(m -> m.ref().equals(ref)).findFirst();
    }

    Optional<Cut> window(String label) {
        return windows.stream().filter(w -> w.label().equals(label)).findFirst();
    }

    private static Contract contract(JsonNode metric, List<List<String>> defaultGroupings, List<Cut> windows) {
        String id = text(metric, "id");
        Map<String, Set<String>> where = new HashMap<>();
        metric.path("where")
                .properties()
                .forEach(entry -> where.put(entry.getKey(), new HashSet<>(texts(entry.getValue()))));
        return new Contract(
                id,
                metric.path("version").asInt(),
                kind(id, text(metric, "kind")),
                Source.ofLabel(text(metric, "from"))
                        .orElseThrow(() ->
                                new IllegalArgumentException(id + ": 'from' is none of surveys, interactions, cases")),
                where,
                metric.has("groupings") ? groupings(metric.path("groupings")) : defaultGroupings,
                latestPer(id, metric, windows));
    }

    private static @Nullable Cut latestPer(String id, JsonNode metric, List<Cut> windows) {
        if (!metric.has("latest_per")) {
            return null;
        }
        if (!text(metric, "from").equals(Source.SURVEYS.label())) {
            throw new IllegalArgumentException(id + ": 'latest_per' is only for metrics from surveys");
        }
        String label = text(metric, "latest_per");
        return windows.stream()
                .filter(window -> window.isCalendar() && window.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        id + ": latest_per '" + label + "' is no calendar window of the file"));
    }

    private static Contract.Kind kind(String id, String label) {
        return Arrays.stream(Contract.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        id + ": kind '" + label + "' is none of score, share, mean, duration, count"));
    }

    private static Cut cut(String label, JsonNode window) {
        if (!window.has("calendar")) {
            return Cut.sliding(label, duration(text(window, "size")));
        }
        if (!text(window, "calendar").equals("day")) {
            throw new IllegalArgumentException("window " + label + ": only calendar days are known");
        }
        String zone = window.path("zone").asText("UTC");
        try {
            return Cut.calendarDay(label, ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("window " + label + ": '" + zone + "' is not a time zone", e);
        }
    }

    private static Duration duration(String text) {
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            if (upper.startsWith("P")) {
                return Duration.parse(upper);
            }
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration like 5m, 24h or 7d", e);
        }
    }

    private static List<List<String>> groupings(JsonNode node) {
        List<List<String>> groupings = new ArrayList<>();
        node.forEach(grouping -> groupings.add(texts(grouping)));
        return List.copyOf(groupings);
    }

    /** A list of texts, or one text in place of a list. */
    private static List<String> texts(JsonNode node) {
        if (node.isValueNode()) {
            return List.of(node.asText());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    private static String text(JsonNode node, String field) {
        if (!node.hasNonNull(field)) {
            throw new IllegalArgumentException("'" + field + "' is missing in " + node);
        }
        return node.path(field).asText();
    }
}
