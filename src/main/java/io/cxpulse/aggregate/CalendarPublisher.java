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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Publishes calendar windows: provisional while some upstream may still add to them, final once none may, and revised
 * when something late did after all.
 */
final class CalendarPublisher {

    private final MetricCatalogue catalogue;
    private final AggregateStores stores;
    private final Reports reports;
    private final PaneReader panes;

    CalendarPublisher(MetricCatalogue catalogue, AggregateStores stores, Reports reports) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.reports = reports;
        this.panes = new PaneReader(stores.panes());
    }

    void publish(Completeness completeness) {
        for (KeyValue<WindowKey, SortedSet<MetricRef>> item : agenda()) {
            Optional<WindowDefinition> definition = catalogue.window(item.key.label());
            if (definition.isEmpty()) {
                stores.agenda().delete(item.key);
            } else {
                publish(item.key, definition.get().containing(item.key.start()), item.value, completeness);
            }
        }
    }

    /** A copy, because publishing changes the agenda while it is walked. */
    private List<KeyValue<WindowKey, SortedSet<MetricRef>>> agenda() {
        List<KeyValue<WindowKey, SortedSet<MetricRef>>> items = new ArrayList<>();
        try (KeyValueIterator<WindowKey, SortedSet<MetricRef>> all =
                stores.agenda().all()) {
            all.forEachRemaining(items::add);
        }
        return items;
    }

    private void publish(WindowKey key, Window window, SortedSet<MetricRef> changed, Completeness completeness) {
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
