package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition.Sliding;
import io.cxpulse.metric.WindowState;
import io.cxpulse.metric.WindowStates;
import io.cxpulse.wire.PaneReader;
import io.cxpulse.wire.WindowKey;
import io.cxpulse.wire.WindowReports;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the current sliding windows: those that end with the minute of the newest event. Past ones are not
 * published again, they are merged from panes when asked for.
 */
final class SlidingPublisher {

    /** Segments of one publication. */
    static final int PART = 1_000;

    private final List<Sliding> definitions;
    private final Duration longest;
    private final AggregateStores stores;
    private final Reports reports;
    private final PaneReader panes;
    private final SlidingBook book;

    /** By segment and metric, the newest touched minute of the current windows; the earliest of all where none is. */
    private final Map<String, Map<MetricRef, Instant>> touched = new HashMap<>();

    /**
     * Segments that wait for their publication, in the order in which they began to, and whether all they have is due. A
     * minute that moves the windows of very many segments is published in parts: each of them is a transaction, and one
     * that took too long would be aborted and begun again without end.
     */
    private final Map<String, Boolean> waiting = new LinkedHashMap<>();

    /** Unknown after a start, so that the first publication is of everything: what was touched before it is forgotten. */
    private @Nullable Instant currentEnd;

    private boolean currentComplete;

    SlidingPublisher(MetricCatalogue catalogue, AggregateStores stores, Reports reports) {
        this.definitions = catalogue.windows().stream()
                .filter(Sliding.class::isInstance)
                .map(Sliding.class::cast)
                .toList();
        this.longest =
                definitions.stream().map(Sliding::size).max(Duration::compareTo).orElse(Duration.ZERO);
        this.stores = stores;
        this.reports = reports;
        this.panes = new PaneReader(stores.panes());
        this.book = new SlidingBook(stores.windows(), definitions);
    }

    /** A segment whose panes changed, in which metrics, and at what time. */
    void touched(String segment, Set<MetricRef> metrics, Instant minute) {
        Instant within = currentEnd != null && minute.isBefore(currentEnd) ? minute : Instant.MIN;
        Map<MetricRef, Instant> minutes = touched.computeIfAbsent(segment, key -> new HashMap<>());
        metrics.forEach(metric -> minutes.merge(metric, within, (left, right) -> left.isAfter(right) ? left : right));
    }

    void publish(Completeness completeness) {
        if (completeness.newest().isEmpty() || definitions.isEmpty()) {
            return;
        }
        if (currentEnd == null) {
            book.load();
        }
        Instant end = PaneLevel.MINUTE.floor(completeness.newest().get()).plus(PaneLevel.MINUTE.size());
        boolean moved = !end.equals(currentEnd);
        boolean complete = completeness
                .completeUntil()
                .filter(until -> !until.isBefore(end))
                .isPresent();
        Set<String> due = moved || complete != currentComplete ? recent(end) : touched.keySet();
        due.forEach(segment -> waiting.merge(segment, moved, Boolean::logicalOr));
        currentEnd = end;
        currentComplete = complete;
        publishPart(end, completeness);
    }

    private void publishPart(Instant end, Completeness completeness) {
        Iterator<Map.Entry<String, Boolean>> next = waiting.entrySet().iterator();
        for (int i = 0; i < PART && next.hasNext(); i++) {
            Map.Entry<String, Boolean> segment = next.next();
            publish(segment.getKey(), end, segment.getValue(), completeness);
            touched.remove(segment.getKey());
            next.remove();
        }
    }

    /** Segments with a pane in the longest window, and those that had a number published before. */
    private Set<String> recent(Instant end) {
        Set<String> segments = new HashSet<>(book.segments());
        segments.addAll(touched.keySet());
        try (KeyValueIterator<String, SegmentState> all = stores.segments().all()) {
            all.forEachRemaining(entry -> {
                if (!entry.value.latest().isBefore(end.minus(longest))) {
                    segments.add(entry.key);
                }
            });
        }
        return segments;
    }

    private void publish(String segment, Instant end, boolean moved, Completeness completeness) {
        SegmentState state = stores.segments().get(segment);
        if (state == null) {
            return;
        }
        for (Sliding definition : definitions) {
            Window window = definition.endingAt(end);
            WindowKey key = new WindowKey(segment, definition.label(), window.start());
            panes.read(segment, state, window)
                    .ifPresent(pane -> publish(new Reports.Due(key, window, pane, completeness), moved));
        }
    }

    private void publish(Reports.Due due, boolean moved) {
        String segment = due.window().segment();
        String label = due.window().label();
        SortedMap<MetricRef, WindowState> last = book.states(segment, label);
        SortedSet<MetricRef> changed = moved ? present(due, last) : touched(due);
        SortedMap<MetricRef, WindowState> before = moved ? Collections.emptySortedMap() : last;
        SortedMap<MetricRef, WindowState> after =
                WindowStates.next(before, changed, due.completeness().isComplete(due.interval()));
        for (MetricRef metric : WindowStates.due(before, after, changed)) {
            String key = WindowReports.key(metric, segment, label);
            if (due.pane().tallies().containsKey(metric)) {
                reports.send(key, metric, after.getOrDefault(metric, WindowState.PROVISIONAL), due);
            } else if (last.containsKey(metric)) {
                // Emptiness would go out of date unseen: nothing brings up a window that holds nothing.
                reports.withdraw(key, metric, due.window());
            }
        }
        after.keySet().retainAll(due.pane().tallies().keySet());
        book.save(segment, label, due.interval().start(), after);
    }

    /** All metrics that the window has, or had when it was last published. */
    private SortedSet<MetricRef> present(Reports.Due due, SortedMap<MetricRef, WindowState> last) {
        return known(Stream.concat(due.pane().tallies().keySet().stream(), last.keySet().stream()));
    }

    /** Metrics touched within the window. */
    private SortedSet<MetricRef> touched(Reports.Due due) {
        return known(minutes(due).entrySet().stream()
                .filter(entry -> due.interval().contains(entry.getValue()))
                .map(Map.Entry::getKey));
    }

    private Map<MetricRef, Instant> minutes(Reports.Due due) {
        return touched.getOrDefault(due.window().segment(), Map.of());
    }

    private SortedSet<MetricRef> known(Stream<MetricRef> metrics) {
        return metrics.filter(reports::knows).collect(Collectors.toCollection(TreeSet::new));
    }
}
