package io.cxpulse.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of Confluent's Avro serializer and deserializer.
 *
 * @param registryUrl base URL of the schema registry; {@code mock://} in tests
 * @param autoRegister whether schemas may be registered on first use; only true in embedded mode and tests
 * @param clientSettings further settings of the registry client, e.g. for authentication
 */
public record AvroSettings(String registryUrl, boolean autoRegister, Map<String, String> clientSettings) {

    public static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";

    public AvroSettings {
        clientSettings = Map.copyOf(clientSettings);
    }

    public AvroSettings(String registryUrl, boolean autoRegister) {
        this(registryUrl, autoRegister, Map.of());
    }

    /** The settings under the serializer's own keys, as a producer, a consumer or a serde wants them. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>(clientSettings);
        properties.put("schema.registry.url", registryUrl);
        properties.put("auto.register.schemas", autoRegister);
        // The newest registered schema may have fields that this build's classes lack: serializing by it fails.
        properties.put("use.latest.version", false);
        properties.put("specific.avro.reader", true);
        properties.put("avro.remove.java.properties", true);
        return properties;
    }
}
