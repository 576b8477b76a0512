package io.cxpulse.serve;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.WindowKey;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of one active aggregating task of this instance. */
record PartitionStores(
        ReadOnlyKeyValueStore<PaneKey, Pane> panes,
        ReadOnlyKeyValueStore<String, SegmentState> segments,
        ReadOnlyKeyValueStore<String, UpstreamState> upstreams,
        ReadOnlyKeyValueStore<WindowKey, SortedMap<MetricRef, WindowState>> windows) {

    /** @throws org.apache.kafka.streams.errors.InvalidStateStoreException if the task is not here and running */
    static PartitionStores of(KafkaStreams client, int partition) {
        return new PartitionStores(
                StreamsAccess.store(client, Stores.PANES, partition),
                StreamsAccess.store(client, Stores.SEGMENTS, partition),
                StreamsAccess.store(client, Stores.UPSTREAMS, partition),
                StreamsAccess.store(client, Stores.WINDOWS, partition));
    }

    /** The stores of every active aggregating task here. */
    static List<PartitionStores> all(KafkaStreams client) {
        return StreamsAccess.partitionsHere(client, PartitionStores::isAggregated).stream()
                .map(partition -> of(client, partition))
                .toList();
    }

    /** Whether aggregating tasks read this topic. */
    static boolean isAggregated(String topic) {
        return topic.endsWith(Stores.REPARTITION_SUFFIX);
    }
}
