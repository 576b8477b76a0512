package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsDefaultsTest {

    private static final Map<String, String> NEEDED = Map.of("bootstrap.servers", "localhost:9092");

    @Test
    void shouldPassItsDefaultsOnWhenDeploymentSetsNothing() {
        StreamsConfig config = config(Map.of());

        assertThat(consumer(config)).containsEntry("session.timeout.ms", 10_000);
        assertThat(config.getProducerConfigs("é")).containsEntry("compression.type", "lz4");
    }

    @Test
    void shouldYieldToDeploymentWhenItSetsThemWithOrWithoutPrefix() {
        StreamsConfig plain = config(Map.of("session.timeout.ms", "6000", "compression.type", "zstd"));
        StreamsConfig prefixed =
                config(Map.of("consumer.session.timeout.ms", "6000", "producer.compression.type", "zstd"));

        assertThat(consumer(plain)).containsEntry("session.timeout.ms", "6000");
        assertThat(plain.getProducerConfigs("é")).containsEntry("compression.type", "zstd");
        assertThat(consumer(prefixed)).containsEntry("session.timeout.ms", "6000");
        assertThat(prefixed.getProducerConfigs("é")).containsEntry("compression.type", "zstd");
    }

    private static StreamsConfig config(Map<String, String> overrides) {
        Properties properties = StreamsDefaults.with("cx-pulse", overrides);
        properties.putAll(NEEDED);
        return new StreamsConfig(properties);
    }

    private static Map<String, Object> consumer(StreamsConfig config) {
        return config.getMainConsumerConfigs("группа", "é", 0);
    }
}
