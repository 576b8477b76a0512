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
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells, once after a start, what the calendar windows of the newest event and those before them say. A quiet segment would
 * otherwise be missing from what shows current numbers until its next event; sliding windows are all published anyway when
 * they next move. Like publications it comes in parts.
 */
final class Recall {

    private final List<CalendarDay> days;
    private final AggregateStores stores;
    private final Reports reports;
    private final PaneReader panes;

    /** The last segment that was told of; null before the first. */
    private @Nullable String last;

    private boolean done;

    Recall(MetricCatalogue catalogue, AggregateStores stores, Reports reports) {
        this.days = catalogue.windows().stream()
                .filter(CalendarDay.class::isInstance)
                .map(CalendarDay.class::cast)
                .toList();
        this.stores = stores;
        this.reports = reports;
        this.panes = new PaneReader(stores.panes());
    }

    void tell(Completeness completeness) {
        if (!done && completeness.newest().isPresent()) {
            tellPart(completeness.newest().get(), completeness);
        }
    }

    private void tellPart(Instant newest, Completeness completeness) {
        try (KeyValueIterator<String, SegmentState> rest = stores.segments().range(last, null)) {
            int told = 0;
            while (told < SlidingPublisher.PART && rest.hasNext()) {
                KeyValue<String, SegmentState> segment = rest.next();
                if (!segment.key.equals(last)) {
                    days.forEach(day -> tell(segment, day, newest, completeness));
                    last = segment.key;
                    told++;
                }
            }
            done = !rest.hasNext();
        }
    }

    private void tell(
            KeyValue<String, SegmentState> segment, CalendarDay day, Instant newest, Completeness completeness) {
        Window current = day.containing(newest);
        Window before = day.containing(current.start().minusMillis(1));
        for (Window window : List.of(before, current)) {
            if (!segment.value.latest().isBefore(window.start())) {
                WindowKey key = new WindowKey(segment.key, day.label(), window.start());
                tell(key, segment.value, window, completeness);
            }
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
