package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowDefinition.CalendarDay;
import io.cxpulse.wire.IngestResult.Partial;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.WindowKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Adds partials to the panes of every level that still keeps their time, and notes which windows they change. */
final class PaneBook {

    private final MetricCatalogue catalogue;
    private final AggregateStores stores;
    private final SlidingPublisher sliding;
    private final AggregateListener listener;
    private long written;

    PaneBook(MetricCatalogue catalogue, AggregateStores stores, SlidingPublisher sliding, AggregateListener listener) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.sliding = sliding;
        this.listener = listener;
    }

    void add(String segment, Partial partial) {
        SegmentState before = stores.segments().get(segment);
        SegmentState state = before == null ? SegmentState.startingAt(partial.minute()) : before;
        int levels = 0;
        for (PaneLevel level : PaneLevel.values()) {
            levels += add(segment, state, level, partial) ? 1 : 0;
        }
        if (levels == 0) {
            listener.expired(segment, partial.minute());
        }
        SegmentState after = state.withLatest(partial.minute());
        if (!after.equals(before)) {
            stores.segments().put(segment, after);
        }
        note(segment, partial);
        listener.added();
    }

    /** Panes written since the last call. */
    long takeWritten() {
        long count = written;
        written = 0;
        return count;
    }

    private boolean add(String segment, SegmentState state, PaneLevel level, Partial partial) {
        Instant start = level.floor(partial.minute());
        if (start.isBefore(state.keptFrom(level))) {
            return false;
        }
        PaneKey key = new PaneKey(segment, level, start);
        Pane sum =
                Optional.ofNullable(stores.panes().get(key)).orElse(Pane.EMPTY).plus(partial.delta());
        if (sum.isEmpty()) {
            stores.panes().delete(key);
        } else {
            stores.panes().put(key, sum);
            written++;
        }
        return true;
    }

    private void note(String segment, Partial partial) {
        sliding.touched(segment, partial.delta().tallies().keySet(), partial.minute());
        for (WindowDefinition definition : catalogue.windows()) {
            if (definition instanceof CalendarDay day) {
                Instant start = day.containing(partial.minute()).start();
                note(
                        new WindowKey(segment, day.label(), start),
                        partial.delta().tallies().keySet());
            }
        }
    }

    private void note(WindowKey window, Set<MetricRef> changed) {
        SortedSet<MetricRef> known = stores.agenda().get(window);
        if (known == null || !known.containsAll(changed)) {
            SortedSet<MetricRef> all = known == null ? new TreeSet<>() : new TreeSet<>(known);
            all.addAll(changed);
            stores.agenda().put(window, all);
        }
    }
}
