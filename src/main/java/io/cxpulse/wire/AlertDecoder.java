package io.cxpulse.wire;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.alert.Alert;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads alerts for somebody who must not lose one: a registry that is away is told apart from bytes that are no alert.
 * For one thread.
 */
public final class AlertDecoder {

    private final WriterSchemas schemas;
    private final KafkaAvroDeserializer deserializer;

    public AlertDecoder(AvroSettings settings) {
        schemas = new WriterSchemas(settings);
        deserializer = schemas.deserializer();
    }

    /**
     * @throws SerializationException if the bytes are no alert, or one that this version has no word for
     * @throws RegistryFault if the registry cannot tell the schema of the bytes; read them again later
     */
    public Alert decode(String topic, byte[] value) {
        Optional<String> unknown = schemas.unknown(topic, value);
        if (unknown.isPresent()) {
            throw new SerializationException(unknown.get());
        }
        try {
            return Alerts.toDomain(deserializer.deserialize(topic, value));
        } catch (SerializationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The schema is known and cached by now, so whatever is thrown speaks of the bytes.
            throw new SerializationException("no alert: " + e.getMessage(), e);
        }
    }
}
