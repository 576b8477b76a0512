package io.cxpulse.aggregate;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WindowKey;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of one aggregating task. */
record AggregateStores(
        KeyValueStore<PaneKey, Pane> panes,
        KeyValueStore<String, SegmentState> segments,
        KeyValueStore<String, UpstreamState> upstreams,
        KeyValueStore<WindowKey, SortedMap<MetricRef, WindowState>> windows,
        KeyValueStore<WindowKey, SortedSet<MetricRef>> agenda,
        KeyValueStore<TickKey, Summary> summaries) {

    static AggregateStores of(ProcessorContext<?, ?> context) {
        return new AggregateStores(
                context.getStateStore(Stores.PANES),
                context.getStateStore(Stores.SEGMENTS),
                context.getStateStore(Stores.UPSTREAMS),
                context.getStateStore(Stores.WINDOWS),
                context.getStateStore(Stores.AGENDA),
                context.getStateStore(Stores.SUMMARIES));
    }
}
