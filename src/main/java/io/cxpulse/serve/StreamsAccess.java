package io.cxpulse.serve;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The way to the state stores of this instance, and to who holds the others. */
public final class StreamsAccess {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private volatile HostInfo self = HostInfo.unavailable();
    private volatile @Nullable KafkaStreams streams;

    /**
     * Reads from this client from now on; until then nothing is available.
     *
     * @param address under which other instances know this one
     */
    public void attach(KafkaStreams client, HttpAddress address) {
        self = new HostInfo(address.host(), address.port());
        streams = client;
    }

    /** @throws StoreUnavailableException if the client cannot be read */
    <T> T read(Function<KafkaStreams, T> reader) {
        KafkaStreams client = streams;
        if (client == null) {
            throw new StoreUnavailableException("the pipeline is starting", RETRY_AFTER);
        }
        if (!client.state().isRunningOrRebalancing()) {
            throw new StoreUnavailableException("the pipeline is in state " + client.state(), RETRY_AFTER);
        }
        try {
            return reader.apply(client);
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(
                    "the stores are being moved or restored: " + e.getMessage(), RETRY_AFTER);
        }
    }

    boolean isSelf(HostInfo host) {
        return host.equals(self);
    }

    static HttpAddress address(HostInfo host) {
        return new HttpAddress(host.host(), host.port());
    }

    /** Partitions of the active tasks here that read such a topic. */
    static List<Integer> partitionsHere(KafkaStreams client, Predicate<String> topic) {
        return client.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .filter(task -> reads(task, topic))
                .map(task -> task.taskId().partition())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean reads(TaskMetadata task, Predicate<String> topic) {
        return task.topicPartitions().stream().anyMatch(input -> topic.test(input.topic()));
    }

    /** @throws InvalidStateStoreException if the task is not here and running */
    static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams client, String name, int partition) {
        return client.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                .withPartition(partition));
    }

    /**
     * The other instances that hold a store. A task that is nobody's while it moves would be missing from an answer
     * without a sign, so that makes the store unavailable.
     *
     * @param topic what the tasks of the store read
     * @param tasks number of them, over all instances
     */
    List<HttpAddress> others(String store, Predicate<String> topic, int tasks) {
        return read(client -> {
            Collection<StreamsMetadata> holders = client.streamsMetadataForStore(store);
            requireAll(holders, topic, tasks);
            return holders.stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !isSelf(host))
                    .distinct()
                    .map(StreamsAccess::address)
                    .toList();
        });
    }

    private static void requireAll(Collection<StreamsMetadata> holders, Predicate<String> topic, int tasks) {
        long held = holders.stream()
                .flatMap(holder -> holder.topicPartitions().stream())
                .filter(input -> topic.test(input.topic()))
                .map(TopicPartition::partition)
                .distinct()
                .count();
        if (held < tasks) {
            throw new InvalidStateStoreException(held + " of " + tasks + " tasks are held by an instance");
        }
    }
}
