package io.cxpulse.wire;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of an input record into an event or a rejection.
 *
 * <p>Only a fault of the bytes is a rejection. A registry that does not answer, or refuses, is not: that is thrown, so
 * that the record is read again when the registry is back.
 */
public final class EventDecoder<R extends SpecificRecord> {

    /** Error codes of Confluent's API: the registry has no schema with the id in the bytes, or none for the topic. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    private final KafkaAvroDeserializer deserializer;
    private final Class<R> type;
    private final Function<R, CustomerEvent> mapping;

    private EventDecoder(AvroSettings settings, Class<R> type, Function<R, CustomerEvent> mapping) {
        this.deserializer = new KafkaAvroDeserializer();
        this.deserializer.configure(settings.properties(), false);
        this.type = type;
        this.mapping = mapping;
    }

    public static EventDecoder<SurveyEvent> surveys(AvroSettings settings) {
        return new EventDecoder<>(settings, SurveyEvent.class, SurveyMapping::toDomain);
    }

    public static EventDecoder<InteractionEvent> interactions(AvroSettings settings) {
        return new EventDecoder<>(settings, InteractionEvent.class, InteractionMapping::toDomain);
    }

    /** Exactly one of the two. */
    public record Decoded(
            @Nullable CustomerEvent event, @Nullable Rejection rejection) {}

    /**
     * Decodes one value.
     *
     * @throws RuntimeException if the registry cannot be asked
     */
    public Decoded decode(String topic, byte @Nullable [] value) {
        if (value == null) {
            return rejected(RejectionReason.MISSING_VALUE, "the record has no value");
        }
        try {
            return accept(deserializer.deserialize(topic, value));
        } catch (RuntimeException e) {
            // Not only SerializationException: too few bytes for a schema id end in a BufferUnderflowException.
            if (isRegistryFault(e)) {
                throw e;
            }
            return rejected(RejectionReason.UNDECODABLE, rootMessage(e));
        }
    }

    private Decoded accept(@Nullable Object record) {
        if (record == null) {
            return rejected(RejectionReason.UNDECODABLE, "holds nothing; " + type.getSimpleName() + " is wanted");
        }
        return type.isInstance(record)
                ? new Decoded(mapping.apply(type.cast(record)), null)
                : rejected(
                        RejectionReason.UNDECODABLE,
                        "holds a " + record.getClass().getSimpleName() + "; " + type.getSimpleName() + " is wanted");
    }

    private static boolean isRegistryFault(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException refused) {
                return !NOT_FOUND.contains(refused.getErrorCode());
            }
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof RetriableException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return true;
            }
        }
        return false;
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
