package io.cxpulse.app;

import io.cxpulse.config.Cadence;
import io.cxpulse.config.Settings;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.Step;
import io.cxpulse.pipeline.CxTopology;
import io.cxpulse.pipeline.StreamsDefaults;
import io.cxpulse.pipeline.TopologySettings;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Settings of an instance, as the topology and Kafka Streams want them. */
record PipelineAssembly(
        Settings settings, Definitions definitions, AvroSettings avro, Map<Topics, Integer> partitions) {

    Topology topology(KafkaInputLag lag, PipelineMeters meters, AlertMeters alerts) {
        return new CxTopology(definitions.catalogue(), topologySettings(), lag, meters, meters, alerts).build(base());
    }

    /** Ids of all upstreams. */
    Set<String> roster() {
        return topologySettings().roster();
    }

    /** Number of aggregating tasks, over all instances. */
    int aggregatingTasks() {
        return topologySettings().aggregatingTasks();
    }

    /** The configuration of the client, which other instances reach at {@code self}. */
    Properties properties(HttpAddress self) {
        Properties properties = base();
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.toString());
        return properties;
    }

    /** The host other instances are told; where this one listens everywhere, the name of the machine. */
    String advertisedHost() {
        try {
            return address().isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostName()
                    : settings.endpoints().host();
        } catch (UnknownHostException e) {
            throw new UserError("this machine does not know its own name: " + e.getMessage(), e);
        }
    }

    boolean isLoopback() {
        return address().isLoopbackAddress();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.endpoints().host());
        } catch (UnknownHostException e) {
            throw new UserError("the address to listen on is not known: " + e.getMessage(), e);
        }
    }

    private Properties base() {
        Map<String, String> overrides = new TreeMap<>(settings.kafka().properties());
        overrides.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().address());
        overrides.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        overrides.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(settings.threads()));
        overrides.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                Integer.toString(settings.topics().replicationFactor()));
        return StreamsDefaults.with(settings.applicationId(), overrides);
    }

    private TopologySettings topologySettings() {
        Cadence cadence = settings.cadence();
        return new TopologySettings(
                avro,
                inputs(),
                new IngestSettings(
                        cadence.watermarkInterval(),
                        cadence.idleTimeout(),
                        new Step(definitions.rules().tick())),
                cadence.publishInterval(),
                settings.retention(),
                definitions.rules());
    }

    private Map<Topics, TopologySettings.Input> inputs() {
        Map<Topics, TopologySettings.Input> inputs = new EnumMap<>(Topics.class);
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            TimePolicy policy = settings.timePolicy(EventSource.valueOf(topic.name()));
            inputs.put(topic, new TopologySettings.Input(policy, partitions.getOrDefault(topic, 1)));
        }
        return inputs;
    }
}
