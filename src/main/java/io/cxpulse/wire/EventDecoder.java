package io.cxpulse.wire;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of an input record into an event or a rejection.
 *
 * <p>Only a fault of the bytes is a rejection. A registry that does not answer, or answers anything but the schema or
 * that there is none, is a {@link RegistryFault}: the record is read again when the registry is back.
 */
public final class EventDecoder<R extends SpecificRecord> {

    /** Error codes of Confluent's API: the registry has no schema with the id in the bytes, or no such subject. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    private static final byte MAGIC = 0;
    private static final int HEADER_SIZE = 1 + Integer.BYTES;
    private static final int CACHED_SCHEMAS = 1_000;

    private final String registryUrl;
    private final SchemaRegistryClient registry;
    private final KafkaAvroDeserializer deserializer;
    private final Class<R> type;
    private final Function<R, CustomerEvent> mapping;

    private EventDecoder(AvroSettings settings, Class<R> type, Function<R, CustomerEvent> mapping) {
        this.registryUrl = settings.registryUrl();
        this.registry = SchemaRegistryClientFactory.newClient(
                List.of(registryUrl),
                CACHED_SCHEMAS,
                List.of(new AvroSchemaProvider()),
                settings.clientSettings(),
                Map.of());
        this.deserializer = new KafkaAvroDeserializer(registry);
        this.deserializer.configure(settings.properties(), false);
        this.type = type;
        this.mapping = mapping;
    }

    public static EventDecoder<SurveyEvent> surveys(AvroSettings settings) {
        return new EventDecoder<>(settings, SurveyEvent.class, SurveyMapping::toDomain);
    }

    public static EventDecoder<CaseEvent> cases(AvroSettings settings) {
        return new EventDecoder<>(settings, CaseEvent.class, CaseMapping::toDomain);
    }

    public static EventDecoder<InteractionEvent> interactions(AvroSettings settings) {
        return new EventDecoder<>(settings, InteractionEvent.class, InteractionMapping::toDomain);
    }

    /**
     * The decoder of an input topic.
     *
     * @throws IllegalArgumentException if the topic is no input
     */
    public static EventDecoder<?> of(Topics topic, AvroSettings settings) {
        return switch (topic) {
            case SURVEYS -> surveys(settings);
            case INTERACTIONS -> interactions(settings);
            case CASES -> cases(settings);
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    /** Exactly one of the two. */
    public record Decoded(
            @Nullable CustomerEvent event, @Nullable Rejection rejection) {}

    /**
     * Decodes one value.
     *
     * @throws RegistryFault if the registry cannot tell the schema of the bytes
     */
    public Decoded decode(String topic, byte @Nullable [] value) {
        if (value == null) {
            return rejected(RejectionReason.MISSING_VALUE, "the record has no value");
        }
        Optional<String> unreadable = unknownSchema(topic, value);
        if (unreadable.isPresent()) {
            return rejected(RejectionReason.UNDECODABLE, unreadable.get());
        }
        Object record;
        try {
            record = deserializer.deserialize(topic, value);
        } catch (RuntimeException e) {
            // The schema is known and cached by now, so whatever is thrown speaks of the bytes.
            return rejected(RejectionReason.UNDECODABLE, rootMessage(e));
        }
        return accept(record);
    }

    /** Why the schema that the bytes name cannot be had, or empty if the registry has it. */
    private Optional<String> unknownSchema(String topic, byte[] value) {
        if (value.length < HEADER_SIZE || value[0] != MAGIC) {
            return Optional.of("does not begin with a zero byte and a schema id of four bytes");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        try {
            // Under the very subject by which the deserializer looks it up: it must not have to ask again.
            ParsedSchema parsed = registry.getSchemaBySubjectAndId(topic + "-value", id);
            return parsed.rawSchema() instanceof Schema schema && FlatSchema.isFlat(schema)
                    ? Optional.empty()
                    : Optional.of("the schema with the id " + id + " is no flat Avro record");
        } catch (RestClientException e) {
            if (NOT_FOUND.contains(e.getErrorCode())) {
                return Optional.of("the registry has no schema with the id " + id);
            }
            throw new RegistryFault(registryUrl, e);
        } catch (IOException | RuntimeException e) {
            if (isForeign(e)) {
                return Optional.of("the schema with the id " + id + " is not Avro");
            }
            throw new RegistryFault(registryUrl, e);
        }
    }

    /** Whether the registry answered with a schema that is not Avro, for which the client has no exception of its own. */
    private static boolean isForeign(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).startsWith("Invalid schema ")) {
                return true;
            }
        }
        return false;
    }

    private Decoded accept(@Nullable Object record) {
        if (type.isInstance(record)) {
            return new Decoded(mapping.apply(type.cast(record)), null);
        }
        String found = record == null ? "nothing" : record.getClass().getSimpleName();
        return rejected(RejectionReason.UNDECODABLE, "holds " + found + "; " + type.getSimpleName() + " is wanted");
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root == error
                ? String.valueOf(error.getMessage())
                : error.getMessage() + ": " + root.getClass().getSimpleName() + " " + root.getMessage();
    }

    private static Decoded rejected(RejectionReason reason, String detail) {
        return new Decoded(null, new Rejection(reason, null, detail));
    }
}
