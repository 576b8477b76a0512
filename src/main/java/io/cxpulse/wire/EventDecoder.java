package io.cxpulse.wire;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of an input record into an event or a rejection.
 *
 * <p>Only a fault of the bytes is a rejection. A registry that does not answer, or answers anything but the schema or
 * that there is none, is a {@link RegistryFault}: the record is read again when the registry is back.
 */
public final class EventDecoder<R extends SpecificRecord> {

    private final WriterSchemas schemas;
    private final KafkaAvroDeserializer deserializer;
    private final Class<R> type;
    private final Function<R, CustomerEvent> mapping;

    private EventDecoder(AvroSettings settings, Class<R> type, Function<R, CustomerEvent> mapping) {
        this.schemas = new WriterSchemas(settings);
        this.deserializer = new KafkaAvroDeserializer(schemas.registry());
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
        Optional<String> unreadable = schemas.fault(topic, value);
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
