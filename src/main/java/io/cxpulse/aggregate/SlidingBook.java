package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.WindowDefinition.Sliding;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.WindowKey;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What was last published of every sliding window. Kept in the store of window states, so that after a restart a segment
 * that has fallen silent still gives up its last number; and on the heap, because every segment is looked at whenever the
 * windows move.
 */
final class SlidingBook {

    private final KeyValueStore<WindowKey, SortedMap<MetricRef, WindowState>> store;
    private final Set<String> labels;
    private final Map<String, Map<String, Published>> published = new HashMap<>();

    /** States by metric, of the window that began at {@code start}. */
    private record Published(Instant start, SortedMap<MetricRef, WindowState> states) {}

    SlidingBook(KeyValueStore<WindowKey, SortedMap<MetricRef, WindowState>> store, List<Sliding> definitions) {
        this.store = store;
        this.labels = definitions.stream().map(Sliding::label).collect(Collectors.toSet());
    }

    /** Reads what an earlier run of the task left. */
    void load() {
        try (KeyValueIterator<WindowKey, SortedMap<MetricRef, WindowState>> all = store.all()) {
            all.forEachRemaining(row -> {
                if (labels.contains(row.key.label())) {
                    remember(row.key, row.value);
                }
            });
        }
    }

    Set<String> segments() {
        return Set.copyOf(published.keySet());
    }

    /** States as last published, empty if nothing is. */
    SortedMap<MetricRef, WindowState> states(String segment, String label) {
        Published last = published.getOrDefault(segment, Map.of()).get(label);
        return last == null ? Collections.emptySortedMap() : last.states();
    }

    /** Takes down what is published now; no states means that nothing is left of the segment's window. */
    void save(String segment, String label, Instant start, SortedMap<MetricRef, WindowState> states) {
        Published last = published.getOrDefault(segment, Map.of()).get(label);
        if (last != null && !last.start().equals(start)) {
            store.delete(new WindowKey(segment, label, last.start()));
        }
        WindowKey key = new WindowKey(segment, label, start);
        if (states.isEmpty()) {
            store.delete(key);
            forget(segment, label);
        } else if (last == null || !last.equals(new Published(start, states))) {
            store.put(key, states);
            remember(key, states);
        }
    }

    private void remember(WindowKey key, SortedMap<MetricRef, WindowState> states) {
        published
                .computeIfAbsent(key.segment(), segment -> new HashMap<>())
                .put(key.label(), new Published(key.start(), states));
    }

    private void forget(String segment, String label) {
        published.computeIfPresent(segment, (key, byLabel) -> {
            byLabel.remove(label);
            return byLabel.isEmpty() ? null : byLabel;
        });
    }
}
