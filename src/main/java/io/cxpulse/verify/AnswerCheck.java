package io.cxpulse.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares one answer of the API, point by point. */
final class AnswerCheck {

    private static final Set<String> STATES = Set.of("provisional", "final", "revised");
    private static final Set<String> NOT_STATISTICS = Set.of("start", "end", "state", "n", "value", "low", "high");

    private final Ledger ledger;
    private final Reach reach;
    private final Stretch stretch;
    private final JsonNode answer;
    private final List<Difference> differences = new ArrayList<>();
    private long points;

    AnswerCheck(Ledger ledger, Reach reach, Stretch stretch, JsonNode answer) {
        this.ledger = ledger;
        this.reach = reach;
        this.stretch = stretch;
        this.answer = answer;
    }

    long points() {
        return points;
    }

    /** @param expected starts of the windows that hold observations */
    List<Difference> differences(SortedSet<Long> expected) {
        checkHead();
        SortedMap<Long, JsonNode> found = byStart();
        Long keptFrom = time(answer.path("keptFrom"));
        for (long start : expected) {
            // The panes of what is older may be gone, and their windows with them.
            boolean mayBeGone = !reach.isRetained(start) || (keptFrom != null && start < keptFrom);
            if (!found.containsKey(start) && !mayBeGone && isRecorded(start)) {
                long n = expectedAt(start).n();
                add(Difference.Kind.API_MISSING, start, "n", Long.toString(n), "none");
            }
        }
        found.forEach(this::checkPoint);
        return differences;
    }

    private void checkHead() {
        Contract metric = stretch.metric();
        require(stretch.from(), "metric", metric.id(), answer.path("metric").asText());
        require(
                stretch.from(),
                "version",
                metric.version(),
                answer.path("version").asInt());
        require(
                stretch.from(),
                "unit",
                metric.kind().unit(),
                answer.path("unit").asText());
        require(
                stretch.from(),
                "window",
                stretch.cut().label(),
                answer.path("window").asText());
        Map<String, String> segment = new TreeMap<>();
        answer.path("segment")
                .properties()
                .forEach(e -> segment.put(e.getKey(), e.getValue().asText()));
        require(stretch.from(), "segment", stretch.key().segment(), SegmentText.of(segment));
    }

    private SortedMap<Long, JsonNode> byStart() {
        SortedMap<Long, JsonNode> byStart = new TreeMap<>();
        for (JsonNode point : answer.path("points")) {
            Long start = time(point.path("start"));
            if (start == null || byStart.put(start, point) != null) {
                add(Difference.Kind.API_EXTRA, stretch.from(), "start", "one point per start", point.toString());
            }
        }
        return byStart;
    }

    private boolean isRecorded(long start) {
        return reach.isRecorded(stretch.metric().source(), start);
    }

    private void checkPoint(long start, JsonNode point) {
        if (!isRecorded(start)) {
            return;
        }
        points++;
        if (start < stretch.from() || start >= stretch.to() || stretch.cut().startOf(start) != start) {
            add(Difference.Kind.API_EXTRA, start, "start", "a window of the stretch asked for", point.toString());
            return;
        }
        Numbers expected = expectedAt(start);
        Numbers found = numbers(point);
        if (expected.n() == 0) {
            add(Difference.Kind.API_EXTRA, start, "n", "none", Long.toString(found.n()));
            return;
        }
        String end = Instant.ofEpochMilli(stretch.cut().endOf(start)).toString();
        require(start, "end", end, point.path("end").asText());
        if (!STATES.contains(point.path("state").asText())) {
            require(start, "state", STATES, point.path("state").asText());
        }
        expected.differences(found)
                .forEach((field, values) -> add(Difference.Kind.API_WRONG, start, field, values[0], values[1]));
    }

    private Numbers expectedAt(long start) {
        return ledger.numbers(stretch.key(), start, stretch.cut().endOf(start));
    }

    private static Numbers numbers(JsonNode point) {
        SortedMap<String, Double> statistics = new TreeMap<>();
        point.properties().forEach(field -> {
            if (!NOT_STATISTICS.contains(field.getKey())) {
                statistics.put(field.getKey(), field.getValue().asDouble(Double.NaN));
            }
        });
        return new Numbers(
                point.path("n").asLong(-1),
                number(point.path("value")),
                number(point.path("low")),
                number(point.path("high")),
                statistics);
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : (Double) node.asDouble(Double.NaN);
    }

    private static @Nullable Long time(JsonNode node) {
        try {
            return node.isTextual() ? (Long) Instant.parse(node.asText()).toEpochMilli() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void require(long start, String field, Object expected, Object found) {
        if (!expected.equals(found)) {
            add(Difference.Kind.API_WRONG, start, field, expected.toString(), found.toString());
        }
    }

    private void add(Difference.Kind kind, long start, String field, String expected, String found) {
        differences.add(new Difference(
                kind, Place.window(stretch.key(), stretch.cut().label(), start), field, expected, found));
    }
}
