package io.cxpulse.serve;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.WindowKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.state.QueryableStoreTypes;
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
                store(client, Stores.PANES, partition),
                store(client, Stores.SEGMENTS, partition),
                store(client, Stores.UPSTREAMS, partition),
                store(client, Stores.WINDOWS, partition));
    }

    /** The stores of every active aggregating task here. */
    static List<PartitionStores> all(KafkaStreams client) {
        return client.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .filter(PartitionStores::aggregates)
                .map(task -> task.taskId().partition())
                .distinct()
                .map(partition -> of(client, partition))
                .toList();
    }

    private static boolean aggregates(TaskMetadata task) {
        return Stream.of(task.topicPartitions()).flatMap(Collection::stream).anyMatch(input -> input.topic()
                .endsWith(Stores.REPARTITION_SUFFIX));
    }

    private static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams client, String name, int partition) {
        return client.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                .withPartition(partition));
    }
}
