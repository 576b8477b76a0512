package io.cxpulse.serve;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.wire.Stores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Answers from the state stores of this instance, by interactive queries. They see what a transaction has written before
 * it commits; the topics are the truth.
 */
public final class StreamsSeriesStore implements SeriesStore {

    private final StreamsAccess streams;
    private final Set<String> roster;
    private final int tasks;

    /**
     * @param roster ids of all upstreams, see {@link io.cxpulse.metric.Completeness}
     * @param tasks number of aggregating tasks, over all instances
     */
    public StreamsSeriesStore(StreamsAccess streams, Set<String> roster, int tasks) {
        this.streams = streams;
        this.roster = Set.copyOf(roster);
        this.tasks = tasks;
    }

    @Override
    public Series series(SeriesQuery query) {
        return streams.read(client -> new SeriesReader(partitionOf(client, query.segment()), roster).read(query));
    }

    @Override
    public Current current(Segment segment, WindowDefinition window) {
        return streams.read(client -> new SeriesReader(partitionOf(client, segment), roster).current(segment, window));
    }

    @Override
    public List<Segment> segments(MetricDefinition metric, GroupingSet by) {
        return streams.read(client -> PartitionStores.all(client).stream()
                .flatMap(stores -> new SegmentReader(stores).segments(metric, by).stream())
                .sorted(Comparator.comparing(Segment::canonical))
                .toList());
    }

    @Override
    public Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
        return streams.read(
                client -> new SegmentReader(partitionOf(client, segment)).coverage(metric, segment, window));
    }

    @Override
    public Optional<HttpAddress> holderOf(Segment segment) {
        return streams.read(client -> Optional.of(holder(client, segment).activeHost())
                .filter(host -> !streams.isSelf(host))
                .map(StreamsAccess::address));
    }

    @Override
    public List<HttpAddress> others() {
        return streams.others(Stores.SEGMENTS, PartitionStores::isAggregated, tasks);
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
}
