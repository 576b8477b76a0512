package io.cxpulse.pipeline;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration the topology is built for; tests run with the same. */
public final class StreamsDefaults {

    private StreamsDefaults() {}

    /**
     * The configuration of one instance.
     *
     * @param overrides settings of the deployment, e.g. bootstrap servers and security; they win
     */
    public static Properties with(String applicationId, Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // There is no global table; it keeps Kafka from recommending the setting at every start.
        properties.put("processing.exception.handler.global.enabled", true);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
        // Without the prefix of a client: with one they would win over what a deployment sets without it.
        // How long the tasks of a killed instance wait for another one.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(CommonClientConfigs.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        properties.putAll(overrides);
        return properties;
    }
}
