package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition.CalendarDay;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.PaneReader;
import io.cxpulse.wire.WindowKey;
import java.time.Instant;
import java.util.SortedMap;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Tells, once after a start, what the calendar windows of the newest event say. A quiet segment would otherwise be missing
 * from what shows current numbers until its next event; sliding windows are all published anyway when they next move.
 */
final class Recall {

    private final MetricCatalogue catalogue;
    private final AggregateStores stores;
    private final Reports reports;
    private final PaneReader panes;
    private boolean done;

    Recall(MetricCatalogue catalogue, AggregateStores stores, Reports reports) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.reports = reports;
        this.panes = new PaneReader(stores.panes());
    }

    void tell(Completeness completeness) {
        if (!done && completeness.newest().isPresent()) {
            done = true;
            catalogue.windows().stream()
                    .filter(CalendarDay.class::isInstance)
                    .forEach(
                            day -> tell((CalendarDay) day, completeness.newest().get(), completeness));
        }
    }

    private void tell(CalendarDay day, Instant newest, Completeness completeness) {
        Window window = day.containing(newest);
        try (KeyValueIterator<String, SegmentState> all = stores.segments().all()) {
            all.forEachRemaining(segment -> {
                if (!segment.value.latest().isBefore(window.start())) {
                    tell(new WindowKey(segment.key, day.label(), window.start()), segment.value, window, completeness);
                }
            });
        }
    }

    private void tell(WindowKey key, SegmentState segment, Window window, Completeness completeness) {
        SortedMap<MetricRef, WindowState> published = stores.windows().get(key);
        if (published != null) {
            panes.read(key.segment(), segment, window)
                    .map(pane -> new Reports.Due(key, window, pane, completeness))
                    .ifPresent(due -> published.forEach((metric, state) -> reports.recall(metric, state, due)));
        }
    }
}
