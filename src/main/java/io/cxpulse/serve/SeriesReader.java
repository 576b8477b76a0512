package io.cxpulse.serve;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.Window;
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
        return Optional.ofNullable(tally).map(found -> new Point(window, state(query, segment, window), found.read()));
    }

    /** What was published of a calendar window; of others, whether something may still be added. */
    private WindowState state(SeriesQuery query, String segment, Window window) {
        SortedMap<MetricRef, WindowState> published =
                stores.windows().get(new WindowKey(segment, query.window().label(), window.start()));
        WindowState derived = completeness.isComplete(window) ? WindowState.FINAL : WindowState.PROVISIONAL;
        return published == null
                ? derived
                : published.getOrDefault(query.metric().ref(), derived);
    }

    private static Map<String, UpstreamState> upstreams(PartitionStores stores) {
        Map<String, UpstreamState> states = new HashMap<>();
        try (KeyValueIterator<String, UpstreamState> all = stores.upstreams().all()) {
            all.forEachRemaining(entry -> states.put(entry.key, entry.value));
        }
        return states;
    }
}
