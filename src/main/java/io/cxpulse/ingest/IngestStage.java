package io.cxpulse.ingest;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.IngestResult;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.IngestResult.Rejected;
import io.cxpulse.wire.Names;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Topics;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Decodes, judges and measures the records of one input topic.
 *
 * <p>All of it happens in one processor: an event is validated before the first write, and its id, its count and its
 * observations leave in one transaction. The record time inside the topology is the append time; event time is a field.
 */
public final class IngestStage {

    private static final String REJECTED = "rejected";
    private static final String CONTRIBUTIONS = "contributions";

    private final MetricCatalogue catalogue;
    private final IngestSettings settings;
    private final InputLag lag;
    private final IngestListener listener;
    private final StatePlacement placement;

    public IngestStage(
            MetricCatalogue catalogue,
            IngestSettings settings,
            InputLag lag,
            IngestListener listener,
            StatePlacement placement) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.lag = lag;
        this.listener = listener;
        this.placement = placement;
    }

    /** What becomes of the input: every record is in exactly one of the two, or counted as a duplicate or filtered. */
    public record Ingested(KStream<String, Rejected> rejected, KStream<String, Contribution> contributions) {}

    /** Adds the stage for one input topic. */
    public Ingested ingest(StreamsBuilder builder, Topics topic, TimePolicy policy, Supplier<EventDecoder<?>> decoder) {
        Map<String, KStream<String, IngestResult>> routes = builder.stream(
                        topic.topic(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withName(Names.source(topic))
                                .withTimestampExtractor(new AppendTimeExtractor()))
                .process(
                        new IngestProcessorSupplier(
                                topic, policy, decoder, catalogue, settings, lag, listener, placement),
                        Named.as(Names.ingest(topic)))
                .split(Named.as(Names.routes(topic)))
                .branch((key, result) -> result instanceof Rejected, Branched.as(REJECTED))
                .defaultBranch(Branched.as(CONTRIBUTIONS));
        return new Ingested(
                as(routes, topic, REJECTED, Rejected.class), as(routes, topic, CONTRIBUTIONS, Contribution.class));
    }

    private static <T extends IngestResult> KStream<String, T> as(
            Map<String, KStream<String, IngestResult>> routes, Topics topic, String route, Class<T> type) {
        String name = Names.routes(topic) + route;
        KStream<String, IngestResult> stream = routes.get(name);
        if (stream == null) {
            throw new IllegalStateException("no route " + name);
        }
        return stream.mapValues(type::cast, Named.as(name + "-cast"));
    }
}
