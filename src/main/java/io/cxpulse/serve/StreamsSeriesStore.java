package io.cxpulse.serve;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.wire.Stores;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the state stores of this instance, by interactive queries. They see what a transaction has written before
 * it commits; the topics are the truth.
 */
public final class StreamsSeriesStore implements SeriesStore {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Set<String> roster;
    private final int tasks;
    private volatile HostInfo self = HostInfo.unavailable();
    private volatile @Nullable KafkaStreams streams;

    /**
     * @param roster ids of all upstreams, see {@link io.cxpulse.metric.Completeness}
     * @param tasks number of aggregating tasks, over all instances
     */
    public StreamsSeriesStore(Set<String> roster, int tasks) {
        this.roster = Set.copyOf(roster);
        this.tasks = tasks;
    }

    /**
     * Reads from this client from now on; until then nothing is available.
     *
     * @param address under which other instances know this one
     */
    public void attach(KafkaStreams client, HttpAddress address) {
        self = new HostInfo(address.host(), address.port());
        streams = client;
    }

    @Override
    public Series series(SeriesQuery query) {
        return read(client -> new SeriesReader(partitionOf(client, query.segment()), roster).read(query));
    }

    @Override
    public List<Segment> segments(MetricDefinition metric, GroupingSet by) {
        return read(client -> PartitionStores.all(client).stream()
                .flatMap(stores -> new SegmentReader(stores).segments(metric, by).stream())
                .sorted(Comparator.comparing(Segment::canonical))
                .toList());
    }

    @Override
    public Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
        return read(client -> new SegmentReader(partitionOf(client, segment)).coverage(metric, segment, window));
    }

    @Override
    public Optional<HttpAddress> holderOf(Segment segment) {
        return read(client -> Optional.of(holder(client, segment).activeHost())
                .filter(host -> !host.equals(self))
                .map(StreamsSeriesStore::address));
    }

    @Override
    public List<HttpAddress> others() {
        return read(client -> {
            Collection<StreamsMetadata> holders = client.streamsMetadataForStore(Stores.SEGMENTS);
            requireAll(holders);
            return holders.stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(self))
                    .distinct()
                    .map(StreamsSeriesStore::address)
                    .toList();
        });
    }

    /** A task that is nobody's while it moves would be missing from the answer without a sign. */
    private void requireAll(Collection<StreamsMetadata> holders) {
        long held = holders.stream()
                .flatMap(holder -> holder.topicPartitions().stream())
                .filter(input -> input.topic().endsWith(Stores.REPARTITION_SUFFIX))
                .map(TopicPartition::partition)
                .distinct()
                .count();
        if (held < tasks) {
            throw new InvalidStateStoreException(held + " of " + tasks + " tasks are held by an instance");
        }
    }

    private static HttpAddress address(HostInfo host) {
        return new HttpAddress(host.host(), host.port());
    }

    private static KeyQueryMetadata holder(KafkaStreams client, Segment segment) {
        KeyQueryMetadata metadata =
                client.queryMetadataForKey(Stores.SEGMENTS, segment.canonical(), new StringSerializer());
        if (KeyQueryMetadata.NOT_AVAILABLE.equals(metadata)) {
            throw new InvalidStateStoreException("nobody holds the segment yet");
        }
        return metadata;
    }

    private static PartitionStores partitionOf(KafkaStreams client, Segment segment) {
        return PartitionStores.of(client, holder(client, segment).partition());
    }

    private <T> T read(Function<KafkaStreams, T> reader) {
        KafkaStreams client = streams;
        if (client == null) {
            throw new StoreUnavailableException("the pipeline is starting", RETRY_AFTER);
        }
        try {
            return reader.apply(client);
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(
                    "the stores are being moved or restored: " + e.getMessage(), RETRY_AFTER);
        }
    }
}
