package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowState;
import io.cxpulse.metric.WindowStates;
import io.cxpulse.wire.PaneReader;
import io.cxpulse.wire.WindowKey;
import io.cxpulse.wire.WindowReports;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Publishes calendar windows: provisional while some upstream may still add to them, final once none may, and revised
 * when something late did after all.
 */
final class CalendarPublisher {

    private final MetricCatalogue catalogue;
    private final AggregateStores stores;
    private final Reports reports;
    private final PaneReader panes;
    private @Nullable WindowKey resumeAt;

    CalendarPublisher(MetricCatalogue catalogue, AggregateStores stores, Reports reports) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.reports = reports;
        this.panes = new PaneReader(stores.panes());
    }

    /** Publishes a part of what is due, as {@link SlidingPublisher} does; the next call goes on behind it. */
    void publish(Completeness completeness) {
        int published = 0;
        for (KeyValue<WindowKey, SortedSet<MetricRef>> item : agenda()) {
            if (published == SlidingPublisher.PART) {
                resumeAt = item.key;
                return;
            }
            Optional<WindowDefinition> definition = catalogue.window(item.key.label());
            if (definition.isEmpty()) {
                stores.agenda().delete(item.key);
            } else {
                Window window = definition.get().containing(item.key.start());
                published += publish(item.key, window, item.value, completeness) ? 1 : 0;
            }
        }
    }

    /** Where the last call stopped comes first, or a busy beginning would keep the end waiting for ever. */
    private List<KeyValue<WindowKey, SortedSet<MetricRef>>> agenda() {
        List<KeyValue<WindowKey, SortedSet<MetricRef>>> items = items();
        for (int i = 0; resumeAt != null && i < items.size(); i++) {
            if (items.get(i).key.equals(resumeAt)) {
                Collections.rotate(items, -i);
                break;
            }
        }
        resumeAt = null;
        return items;
    }

    /** A copy, because publishing changes the agenda while it is walked. */
    private List<KeyValue<WindowKey, SortedSet<MetricRef>>> items() {
        List<KeyValue<WindowKey, SortedSet<MetricRef>>> items = new ArrayList<>();
        try (KeyValueIterator<WindowKey, SortedSet<MetricRef>> all =
                stores.agenda().all()) {
            all.forEachRemaining(items::add);
        }
        return items;
    }

    private boolean publish(WindowKey key, Window window, SortedSet<MetricRef> changed, Completeness completeness) {
        SortedMap<MetricRef, WindowState> before = published(key);
        SortedMap<MetricRef, WindowState> after = WindowStates.next(before, changed, completeness.isComplete(window));
        SortedSet<MetricRef> due = WindowStates.due(before, after, changed);
        if (!due.isEmpty()) {
            send(key, window, due, after, completeness);
            stores.windows().put(key, after);
        }
        if (after.containsValue(WindowState.PROVISIONAL)) {
            keepWaiting(key, changed);
        } else {
            stores.agenda().delete(key);
        }
        return !due.isEmpty();
    }

    private void keepWaiting(WindowKey key, SortedSet<MetricRef> changed) {
        if (!changed.isEmpty()) {
            stores.agenda().put(key, new TreeSet<>());
        }
    }

    private SortedMap<MetricRef, WindowState> published(WindowKey key) {
        SortedMap<MetricRef, WindowState> states = stores.windows().get(key);
        return states == null ? new TreeMap<>() : states;
    }

    private void send(
            WindowKey key,
            Window window,
            SortedSet<MetricRef> due,
            SortedMap<MetricRef, WindowState> states,
            Completeness completeness) {
        SegmentState segment = stores.segments().get(key.segment());
        Optional<Pane> pane = segment == null ? Optional.empty() : panes.read(key.segment(), segment, window);
        pane.ifPresent(tallies -> due.forEach(metric -> reports.send(
                WindowReports.key(metric, key.segment(), key.label(), key.start()),
                metric,
                states.getOrDefault(metric, WindowState.PROVISIONAL),
                new Reports.Due(key, window, tallies, completeness))));
    }
}
