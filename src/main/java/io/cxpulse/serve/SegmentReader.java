package io.cxpulse.serve;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.wire.PaneKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Finds the segments one task holds, and the stretch of time they cover. */
final class SegmentReader {

    private final PartitionStores stores;

    SegmentReader(PartitionStores stores) {
        this.stores = stores;
    }

    List<Segment> segments(MetricDefinition metric, GroupingSet by) {
        List<Segment> segments = new ArrayList<>();
        try (KeyValueIterator<String, SegmentState> all = stores.segments().all()) {
            while (all.hasNext()) {
                KeyValue<String, SegmentState> entry = all.next();
                Segment segment = Segment.parse(entry.key);
                if (segment.dimensions().equals(by.dimensions())
                        && firstDay(metric, entry).isPresent()) {
                    segments.add(segment);
                }
            }
        }
        return segments;
    }

    /** From the first day with the metric, or the first pane kept that the window needs, to the newest minute. */
    Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
        String key = segment.canonical();
        SegmentState state = stores.segments().get(key);
        if (state == null) {
            return Optional.empty();
        }
        Instant to = state.latest().plus(PaneLevel.MINUTE.size());
        Instant kept = state.keptFrom(PaneLevel.coarsestFor(window));
        return firstDay(metric, new KeyValue<>(key, state))
                .map(first -> kept.isAfter(first) ? kept : first)
                .filter(from -> from.isBefore(to))
                .map(from -> new Coverage(from, to));
    }

    private Optional<Instant> firstDay(MetricDefinition metric, KeyValue<String, SegmentState> segment) {
        PaneKey first = new PaneKey(segment.key, PaneLevel.DAY, Instant.EPOCH);
        PaneKey last = new PaneKey(segment.key, PaneLevel.DAY, segment.value.latest());
        try (KeyValueIterator<PaneKey, Pane> days = stores.panes().range(first, last)) {
            while (days.hasNext()) {
                KeyValue<PaneKey, Pane> day = days.next();
                if (day.value.tallies().containsKey(metric.ref())) {
                    return Optional.of(day.key.start());
                }
            }
        }
        return Optional.empty();
    }
}
