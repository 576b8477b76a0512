package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a running instance how often the segments of rules were observed: over the last 7 days of which it has all events,
 * or since the first observation if that is later. All is event time, so that a replayed year ends where its events do.
 */
final class ObservedRates {

    private static final Duration PERIOD = Duration.ofDays(7);

    private static final Duration HOUR = Duration.ofHours(1);

    private final ApiClient client;
    private final Cells cells;

    private ObservedRates(ApiClient client, Cells cells) {
        this.client = client;
        this.cells = cells;
    }

    /** The window by which is counted. */
    private record Cells(String label, Duration size) {

        long inPeriod() {
            return Math.max(1, PERIOD.dividedBy(size));
        }
    }

    /** What was counted in one window of a segment. */
    private record Cell(Instant start, Instant end, long n, boolean complete) {

        static Cell of(JsonNode point) {
            return new Cell(
                    Instant.parse(point.path("start").asText()),
                    Instant.parse(point.path("end").asText()),
                    point.path("n").asLong(),
                    !point.path("state").asText().equals("provisional"));
        }
    }

    /** @throws ApiFailure if the instance cannot be asked, or has no sliding window to count by */
    static ObservedRates from(ApiClient client) throws ApiFailure, InterruptedException {
        List<Cells> sliding = new ArrayList<>();
        client.catalogue().path("windows").forEach(window -> {
            if (window.has("size")) {
                sliding.add(new Cells(
                        window.path("label").asText(),
                        Duration.parse(window.path("size").asText())));
            }
        });
        Comparator<Cells> bySize = Comparator.comparing(Cells::size);
        Cells cells = sliding.stream()
                .filter(window -> window.size().compareTo(HOUR) <= 0)
                .max(bySize)
                .or(() -> sliding.stream().min(bySize))
                .orElseThrow(() -> ApiFailure.failed(
                        "the instance has no sliding window, such as 1h: {size: 1h}, to count observations by"));
        return new ObservedRates(client, cells);
    }

    /**
     * The segments of every rule, by its id; all over time with the same end.
     *
     * @throws ApiFailure if the instance cannot be asked, or does not keep what a rule watches
     */
    Map<String, ObservedSegments> of(RuleBook rules) throws ApiFailure, InterruptedException {
        Map<Rule, List<Segment>> segments = new LinkedHashMap<>();
        List<Cell> newest = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            try {
                segments.put(rule, segments(rule));
            } catch (ApiFailure e) {
                throw e.about("rule " + rule.id());
            }
            for (Segment segment : segments.getOrDefault(rule, List.of())) {
                newest.addAll(cells(rule, segment, Map.of()));
            }
        }
        Optional<Instant> end = end(newest);
        Map<String, ObservedSegments> observed = new LinkedHashMap<>();
        for (Map.Entry<Rule, List<Segment>> one : segments.entrySet()) {
            observed.put(
                    one.getKey().id(),
                    end.isEmpty() ? ObservedSegments.NONE : until(end.get(), one.getKey(), one.getValue()));
        }
        return observed;
    }

    /** The total is one of them if it was ever observed. */
    private List<Segment> segments(Rule rule) throws ApiFailure, InterruptedException {
        String by = rule.dimensions().stream().map(Dimension::label).collect(Collectors.joining(","));
        List<Segment> segments = new ArrayList<>();
        client.metric(rule.metric().toString(), "segments", Map.of("by", by))
                .path("segments")
                .forEach(labels -> segments.add(segment(labels)));
        return segments.stream().filter(rule::watches).toList();
    }

    private static Segment segment(JsonNode labels) {
        Map<Dimension, String> values = new HashMap<>();
        labels.properties().forEach(pair -> Dimension.ofLabel(pair.getKey())
                .ifPresent(dimension -> values.put(dimension, pair.getValue().asText())));
        return new Segment(values);
    }

    /** The end of the newest window with all of its events; where there is none yet, of the newest window. */
    private static Optional<Instant> end(List<Cell> cells) {
        return cells.stream()
                .filter(Cell::complete)
                .map(Cell::end)
                .max(Comparator.naturalOrder())
                .or(() -> cells.stream().map(Cell::end).max(Comparator.naturalOrder()));
    }

    private ObservedSegments until(Instant end, Rule rule, List<Segment> segments)
            throws ApiFailure, InterruptedException {
        Instant earliest = end.minus(cells.size().multipliedBy(cells.inPeriod()));
        Map<String, String> range = Map.of("from", earliest.toString(), "to", end.toString());
        List<Long> counts = new ArrayList<>();
        Instant first = end;
        for (Segment segment : segments) {
            List<Cell> observed = cells(rule, segment, range);
            counts.add(observed.stream().mapToLong(Cell::n).sum());
            first = observed.stream()
                    .map(Cell::start)
                    .filter(first::isAfter)
                    .min(Comparator.naturalOrder())
                    .orElse(first);
        }
        double hours = (double) Duration.between(first, end).toMillis() / HOUR.toMillis();
        List<Double> rates = counts.stream()
                .filter(count -> count > 0)
                .map(count -> count / hours)
                .toList();
        return new ObservedSegments(first, end, rates, segments.size() - rates.size());
    }

    private List<Cell> cells(Rule rule, Segment segment, Map<String, String> range)
            throws ApiFailure, InterruptedException {
        Map<String, String> parameters = new HashMap<>(range);
        parameters.put("segment", segment.canonical());
        parameters.put("window", cells.label());
        List<Cell> points = new ArrayList<>();
        client.metric(rule.metric().toString(), "series", parameters)
                .path("points")
                .forEach(point -> points.add(Cell.of(point)));
        return points;
    }
}
