package io.cxpulse.verify;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/** Decodes Confluent-framed Avro, and tells bytes that do not decode from a registry that does not answer. */
public final class EventDecoder implements AutoCloseable {

    private static final int FRAME = 5;
    private static final int SCHEMAS = 1000;
    private static final int NOT_FOUND = 404;

    private static final Set<Schema.Type> ELEMENTS = EnumSet.of(
            Schema.Type.STRING,
            Schema.Type.BYTES,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.BOOLEAN,
            Schema.Type.ENUM);

    private final String registryUrl;
    private final SchemaRegistryClient registry;
    private final KafkaAvroDeserializer deserializer;

    /**
     * @param registryUrl base URLs separated by comma; {@code mock://} in tests
     * @param settings further settings of the registry client, e.g. for authentication
     */
    public EventDecoder(String registryUrl, Map<String, String> settings) {
        this.registryUrl = registryUrl;
        trustGeneratedRecords();
        Map<String, Object> all = new HashMap<>(settings);
        all.put("schema.registry.url", registryUrl);
        all.put("specific.avro.reader", true);
        registry = SchemaRegistryClientFactory.newClient(
                List.of(registryUrl.split(",", -1)), SCHEMAS, List.of(new AvroSchemaProvider()), all, Map.of());
        deserializer = new KafkaAvroDeserializer(registry, all);
    }

    /**
     * What the bytes say, or empty if they do not decode to the record of the source.
     *
     * @throws VerifyFailure if the registry does not answer
     */
    Optional<Event> decode(Source source, byte[] value) {
        return switch (source) {
            case SURVEYS -> decode(source.topic(), value, SurveyEvent.class).map(EventReader::of);
            case INTERACTIONS ->
                decode(source.topic(), value, InteractionEvent.class).map(EventReader::of);
            case CASES -> decode(source.topic(), value, CaseEvent.class).map(EventReader::of);
        };
    }

    /** The record of the given class, or empty if the bytes do not decode to one. */
    <T> Optional<T> decode(String topic, byte[] value, Class<T> type) {
        if (!isOfFlatRecord(value)) {
            return Optional.empty();
        }
        try {
            Object record = deserializer.deserialize(topic, value);
            return type.isInstance(record) ? Optional.of(type.cast(record)) : Optional.empty();
        } catch (RuntimeException e) {
            // The registry has just answered, so it is the bytes that are broken.
            return Optional.empty();
        }
    }

    /** Whether the bytes name a schema that the registry has and that is a record without records in it. */
    private boolean isOfFlatRecord(byte[] value) {
        if (value.length < FRAME || value[0] != 0) {
            return false;
        }
        try {
            Object schema = registry.getSchemaById(
                            ByteBuffer.wrap(value, 1, Integer.BYTES).getInt())
                    .rawSchema();
            return schema instanceof Schema avro && isFlatRecord(avro);
        } catch (RestClientException e) {
            if (e.getStatus() != NOT_FOUND) {
                throw new VerifyFailure("schema registry " + registryUrl + ": " + e.getMessage(), e);
            }
            return false;
        } catch (IOException | RuntimeException e) {
            if (Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith("Invalid schema "))) {
                // It did answer, with a schema that is not Avro.
                return false;
            }
            throw new VerifyFailure("schema registry " + registryUrl + " does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isFlatRecord(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                && schema.getFields().stream().allMatch(field -> isFlat(field.schema()));
    }

    private static boolean isFlat(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> false;
            case UNION -> schema.getTypes().stream().allMatch(EventDecoder::isFlat);
            case ARRAY -> ELEMENTS.contains(schema.getElementType().getType());
            case MAP -> ELEMENTS.contains(schema.getValueType().getType());
            default -> true;
        };
    }

    private static void trustGeneratedRecords() {
        String trusted = SurveyEvent.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(trusted)));
    }

    @Override
    public void close() {
        try {
            deserializer.close();
            registry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
