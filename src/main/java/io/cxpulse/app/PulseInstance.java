package io.cxpulse.app;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.cxpulse.config.Connection;
import io.cxpulse.config.Settings;
import io.cxpulse.serve.AdminApi;
import io.cxpulse.serve.AlertGauges;
import io.cxpulse.serve.AlertSource;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.KafkaAlertBoard;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.ResultBoard;
import io.cxpulse.serve.ResultGauges;
import io.cxpulse.serve.SegmentCap;
import io.cxpulse.serve.StreamsAccess;
import io.cxpulse.serve.StreamsCaseArchive;
import io.cxpulse.serve.StreamsSeriesStore;
import io.cxpulse.serve.Telemetry;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.ResultMeter;
import io.cxpulse.wire.SchemaRegistration;
import io.cxpulse.wire.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the product against a cluster: topics, schemas, pipeline, APIs. */
final class PulseInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PulseInstance.class);

    private final Settings settings;
    private final Definitions definitions;
    private final AvroSettings avro;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();

    private PulseInstance(Settings settings, Definitions definitions) {
        this.settings = settings;
        this.definitions = definitions;
        this.avro = new AvroSettings(
                settings.registry().address(), false, settings.registry().properties());
    }

    /** What runs, and where it listens. */
    record Running(
            PulseInstance instance, StreamsRunner runner, String apiUrl, String adminUrl, boolean loopbackOnly) {}

    /**
     * Starts an instance; on failure nothing keeps running.
     *
     * @throws UserError if the cluster or the registry does not answer, or refuses
     */
    static Running start(Settings settings, Definitions definitions) throws InterruptedException {
        List<String> clashes = ResultMeter.clashes(definitions.catalogue());
        if (!clashes.isEmpty()) {
            throw new UserError(String.join("; ", clashes));
        }
        PulseInstance instance = new PulseInstance(settings, definitions);
        try {
            return instance.start();
        } catch (RuntimeException | InterruptedException e) {
            instance.close();
            throw e;
        }
    }

    private Running start() throws InterruptedException {
        ClusterConnection cluster = keep(ClusterConnection.open(settings));
        TopicAdmin.Found topics = topics(cluster);
        registerSchemas();
        Telemetry telemetry = keep(new Telemetry(BuildVersion.version(), BuildVersion.revision()));
        KafkaInputLag lag =
                keep(new KafkaInputLag(cluster.admin(), settings.applicationId(), inputs(topics.partitions())));
        PipelineAssembly assembly = new PipelineAssembly(settings, definitions, avro, topics.partitions());
        StreamsAccess streams = new StreamsAccess();
        ResultBoard results = new ResultBoard(definitions.catalogue());
        PipelineMeters meters = new PipelineMeters(telemetry.registry(), results);
        AlertMeters alerts = new AlertMeters(new Meters(telemetry.registry()), definitions.rules(), Clock.systemUTC());
        LateReadiness readiness = new LateReadiness();
        QueryApi.Sources sources = new QueryApi.Sources(
                new StreamsSeriesStore(streams, assembly.roster(), assembly.aggregatingTasks()),
                new StreamsCaseArchive(streams, topics.partitions().getOrDefault(Topics.CASES, 1)),
                keep(alertBoard()),
                definitions.rules(),
                results,
                new SegmentCap(settings.gaugeSegments()),
                Clock.systemUTC());
        expose(sources, telemetry);
        QueryApi api = keep(queryApi(sources, readiness, telemetry));
        HttpAddress self = new HttpAddress(assembly.advertisedHost(), api.port());
        StreamsRunner runner = keep(runner(
                () -> new KafkaStreams(assembly.topology(lag, meters, alerts), assembly.properties(self)), meters));
        readiness.of(runner);
        if (!settings.notification().isOff()) {
            keep(NotifierAssembly.start(settings, avro, telemetry.registry()));
        }
        AdminApi adminApi =
                keep(new AdminApi(address(settings.endpoints().adminPort()), telemetry.registry(), readiness));
        KafkaStreams started = runner.start();
        streams.attach(started, self);
        telemetry.watch(new KafkaStreamsMetrics(started));
        return new Running(this, runner, url(api.port()), url(adminApi.port()), assembly.isLoopback());
    }

    private QueryApi queryApi(QueryApi.Sources sources, Readiness readiness, Telemetry telemetry) {
        return new QueryApi(
                address(settings.endpoints().apiPort()),
                definitions.catalogue(),
                sources,
                readiness,
                telemetry.registry());
    }

    private void expose(QueryApi.Sources sources, Telemetry telemetry) {
        telemetry.expose(new ResultGauges(definitions.catalogue(), sources.results(), sources.cap()));
        telemetry.expose(new AlertGauges(sources.alerts(), settings.gaugeSegments()));
    }

    private static TopicAdmin.Found topics(ClusterConnection cluster) throws InterruptedException {
        TopicAdmin.Found topics = cluster.ensureTopics();
        topics.differences().forEach(LOG::warn);
        if (!topics.dangers().isEmpty()) {
            throw new UserError(String.join("; ", topics.dangers()) + "; set it, numbers would be wrong without");
        }
        return topics;
    }

    private KafkaAlertBoard alertBoard() {
        Connection kafka = settings.kafka();
        try {
            return KafkaAlertBoard.start(new AlertSource(kafka.address(), kafka.properties(), avro), Clock.systemUTC());
        } catch (KafkaException e) {
            throw new UserError("no consumer of Kafka has these settings: " + UserError.rootMessage(e), e);
        }
    }

    private HttpAddress address(int port) {
        return new HttpAddress(settings.endpoints().host(), port);
    }

    private StreamsRunner runner(Supplier<KafkaStreams> clients, PipelineMeters meters) {
        String application = settings.applicationId();
        Quarantine quarantine = new Quarantine(settings.stateDirectory(), application, meters::quarantined);
        return new StreamsRunner(clients, application, quarantine);
    }

    private void registerSchemas() {
        try {
            new SchemaRegistration(avro).register();
        } catch (IOException e) {
            throw new UserError("no schema registry answers at " + avro.registryUrl() + ": " + e.getMessage(), e);
        } catch (RestClientException e) {
            throw new UserError("the schema registry at " + avro.registryUrl() + " refuses: " + e.getMessage(), e);
        }
    }

    private static Set<TopicPartition> inputs(Map<Topics, Integer> partitions) {
        return Topics.withRole(Topics.Role.INPUT).stream()
                .flatMap(topic -> IntStream.range(0, partitions.getOrDefault(topic, 0))
                        .mapToObj(partition -> new TopicPartition(topic.topic(), partition)))
                .collect(Collectors.toSet());
    }

    private String url(int port) {
        return "http://" + settings.endpoints().host() + ":" + port;
    }

    private <T extends AutoCloseable> T keep(T part) {
        closing.push(part);
        return part;
    }

    /** Stops the parts in the reverse order of their start; a part that fails does not keep the others open. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            AutoCloseable part = closing.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
