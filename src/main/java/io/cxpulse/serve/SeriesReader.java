package io.cxpulse.serve;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.PaneReader;
import io.cxpulse.wire.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Merges the panes of one segment into the windows of a query. */
final class SeriesReader {

    private final PartitionStores stores;
    private final Completeness completeness;

    SeriesReader(PartitionStores stores, Set<String> roster) {
        this.stores = stores;
        this.completeness = Completeness.of(roster, upstreams(stores));
    }

    Series read(SeriesQuery query) {
        String segment = query.segment().canonical();
        SegmentState state = stores.segments().get(segment);
        if (state == null) {
            return new Series(List.of(), Optional.empty(), completeness.completeUntil());
        }
        Series series = read(query, segment, state);
        SegmentState after = stores.segments().get(segment);
        // A sweep in between may have deleted panes that were still believed complete: read what is left.
        return after != null && !after.sweptTo().equals(state.sweptTo()) ? read(query) : series;
    }

    /** What every metric of a segment says in the current window. */
    Current current(Segment segment, WindowDefinition definition) {
        String key = segment.canonical();
        SegmentState state = stores.segments().get(key);
        Optional<Instant> newest = completeness.newest();
        Map<MetricRef, Point> points = new TreeMap<>();
        if (state != null && newest.isPresent()) {
            Window window = definition.current(newest.get());
            new PaneReader(stores.panes()).read(key, state, window).ifPresent(pane -> pane.tallies()
                    .forEach((metric, tally) -> points.put(
                            metric, new Point(window, state(key, definition, window, metric), tally.read()))));
        }
        return new Current(newest, completeness.completeUntil(), points);
    }

    private Series read(SeriesQuery query, String segment, SegmentState state) {
        PaneReader panes = new PaneReader(stores.panes());
        List<Point> points = new ArrayList<>();
        Optional<Instant> keptFrom = Optional.empty();
        for (Window window : query.windows().toList()) {
            Optional<Pane> pane = panes.read(segment, state, window);
            if (pane.isEmpty()) {
                keptFrom = Optional.of(window.start().plus(PaneLevel.MINUTE.size()));
            } else {
                point(query, segment, window, pane.get()).ifPresent(points::add);
            }
        }
        return new Series(points, keptFrom, completeness.completeUntil());
    }

    private Optional<Point> point(SeriesQuery query, String segment, Window window, Pane pane) {
        Tally tally = pane.tallies().get(query.metric().ref());
        return Optional.ofNullable(tally)
                .map(found -> new Point(
                        window,
                        state(segment, query.window(), window, query.metric().ref()),
                        found.read()));
    }

    /** What was published of a calendar window; of others, whether something may still be added. */
    private WindowState state(String segment, WindowDefinition definition, Window window, MetricRef metric) {
        SortedMap<MetricRef, WindowState> published =
                stores.windows().get(new WindowKey(segment, definition.label(), window.start()));
        WindowState derived = completeness.isComplete(window) ? WindowState.FINAL : WindowState.PROVISIONAL;
        return published == null ? derived : published.getOrDefault(metric, derived);
    }

    private static Map<String, UpstreamState> upstreams(PartitionStores stores) {
        Map<String, UpstreamState> states = new HashMap<>();
        try (KeyValueIterator<String, UpstreamState> all = stores.upstreams().all()) {
            all.forEachRemaining(entry -> states.put(entry.key, entry.value));
        }
        return states;
    }
}
