package io.cxpulse.pipeline;

import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.aggregate.AggregateSettings;
import io.cxpulse.aggregate.AggregateStage;
import io.cxpulse.aggregate.AggregateStage.Aggregated;
import io.cxpulse.alert.Alert;
import io.cxpulse.evaluate.EvaluateListener;
import io.cxpulse.evaluate.EvaluateSettings;
import io.cxpulse.evaluate.EvaluateStage;
import io.cxpulse.evaluate.EvaluateStage.Evaluated;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.ingest.IngestStage;
import io.cxpulse.ingest.IngestStage.Ingested;
import io.cxpulse.ingest.InputLag;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.Briefings;
import io.cxpulse.wire.Contributions;
import io.cxpulse.wire.DeadLetters;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.Names;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.WindowReports;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * From source topics to published windows and alerts: events are judged and measured where they arrive, their tallies
 * cross once to the task of their segment, windows are merged and published there, and what the ticks of rules have gained
 * crosses to the task of their rule, which decides.
 *
 * <p>Each input topic is a sub-topology of its own, because the verdict on an event depends on what came before it in
 * its partition, and two topics in one task would interleave differently in every run. Segments meet in one further
 * sub-topology. What crosses between them is partial tallies and watermarks, never events.
 */
public final class CxTopology {

    private final TopologySettings settings;
    private final IngestStage ingest;
    private final AggregateStage aggregate;
    private final EvaluateStage evaluate;

    public CxTopology(
            MetricCatalogue catalogue,
            TopologySettings settings,
            InputLag lag,
            IngestListener ingestListener,
            AggregateListener aggregateListener,
            EvaluateListener evaluateListener) {
        this.settings = settings;
        this.ingest = new IngestStage(catalogue, settings.ingest(), lag, ingestListener, settings.placement());
        this.aggregate = new AggregateStage(
                catalogue,
                new AggregateSettings(
                        settings.publishInterval(), settings.retention(), settings.roster(), settings.rules()),
                aggregateListener,
                settings.placement());
        this.evaluate = new EvaluateStage(
                new EvaluateSettings(
                        settings.rules(),
                        settings.publishInterval(),
                        settings.longestLateness(),
                        settings.liveLag(),
                        settings.aggregatingTasks()),
                evaluateListener,
                settings.placement());
    }

    /** @param streamsConfig the configuration it will run with; the names it demands are checked against it */
    public Topology build(Properties streamsConfig) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streamsConfig)));
        KStream<String, Contribution> contributions = null;
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            Ingested ingested = ingest(builder, topic);
            deadLetter(topic, ingested);
            KStream<String, Contribution> crossed = cross(topic, ingested);
            contributions =
                    contributions == null ? crossed : contributions.merge(crossed, Named.as(Names.merge(topic)));
        }
        Aggregated aggregated = aggregate.aggregate(Objects.requireNonNull(contributions));
        aggregated
                .windows()
                .to(
                        Topics.METRICS.topic(),
                        produced(WindowReports.serializer(settings.avro()), Names.AGGREGATE_METRICS_SINK));
        Evaluated evaluated = evaluate.evaluate(crossToRules(aggregated.briefings()));
        Serializer<Alert> alerts = Alerts.serializer(settings.avro());
        evaluated.transitions().to(Topics.ALERTS.topic(), produced(alerts, Names.EVALUATE_ALERTS_SINK));
        evaluated.states().to(Topics.ALERT_STATE.topic(), produced(alerts, Names.EVALUATE_STATES_SINK));
        return builder.build(streamsConfig);
    }

    private Ingested ingest(StreamsBuilder builder, Topics topic) {
        TimePolicy policy = Objects.requireNonNull(settings.inputs().get(topic)).policy();
        return ingest.ingest(builder, topic, policy, () -> EventDecoder.of(topic, settings.avro()));
    }

    private void deadLetter(Topics topic, Ingested ingested) {
        ingested.rejected()
                .to(
                        Topics.DEAD_LETTERS.topic(),
                        produced(DeadLetters.serializer(settings.avro()), Names.rejectedSink(topic)));
    }

    private KStream<String, Contribution> cross(Topics topic, Ingested ingested) {
        return ingested.contributions()
                .repartition(Repartitioned.<String, Contribution>as(Names.partials(topic))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Contributions.serde())
                        .withStreamPartitioner(Contributions.partitioner())
                        .withNumberOfPartitions(settings.aggregatingTasks()));
    }

    private KStream<String, Briefing> crossToRules(KStream<String, Briefing> briefings) {
        return briefings.repartition(Repartitioned.<String, Briefing>as(Names.BRIEFINGS)
                .withKeySerde(Serdes.String())
                .withValueSerde(Briefings.serde())
                .withStreamPartitioner(Briefings.partitioner())
                .withNumberOfPartitions(settings.aggregatingTasks()));
    }

    private static <T> Produced<String, T> produced(Serializer<T> serializer, String name) {
        return Produced.<String, T>with(Serdes.String(), Serdes.serdeFrom(serializer, unread()))
                .withName(name);
    }

    private static <T> Deserializer<T> unread() {
        return (topic, bytes) -> {
            throw new IllegalStateException(topic + " is only written here");
        };
    }
}
