package io.cxpulse.simulate;

import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.OutboundEvent;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import io.cxpulse.wire.UnmappableRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Produces to Kafka with Confluent's Avro serializer, idempotent and acknowledged by all replicas. A record that fails
 * ends the replay: the next call reports it. Nothing waits longer than the delivery timeout.
 */
public final class KafkaEventSink implements EventSink {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);

    private final KafkaProducer<String, SpecificRecord> producer;
    private final String bootstrap;
    private final boolean registersSchemas;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private KafkaEventSink(String bootstrap, boolean registersSchemas, KafkaProducer<String, SpecificRecord> producer) {
        this.bootstrap = bootstrap;
        this.registersSchemas = registersSchemas;
        this.producer = producer;
    }

    /**
     * Connects.
     *
     * @param bootstrap host:port of brokers, comma separated
     * @throws DeliveryFailed if no broker or registry answers, or a topic is missing, within {@value Preflight#SECONDS}
     *     seconds each
     */
    public static KafkaEventSink open(String bootstrap, AvroSettings avro) throws DeliveryFailed {
        TrustedSchemas.trust();
        Preflight.check(bootstrap, avro.registryUrl());
        try {
            return new KafkaEventSink(bootstrap, avro.autoRegister(), new KafkaProducer<>(settings(bootstrap, avro)));
        } catch (KafkaException e) {
            throw new DeliveryFailed(describe(e), e);
        }
    }

    private static Map<String, Object> settings(String bootstrap, AvroSettings avro) {
        Map<String, Object> settings = new HashMap<>(avro.properties());
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", "pulse-replay");
        settings.put("key.serializer", StringSerializer.class.getName());
        settings.put("value.serializer", AvroSettings.SERIALIZER);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 128 * 1024);
        settings.put("max.block.ms", CONNECT_TIMEOUT.toMillis());
        settings.put("delivery.timeout.ms", Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
        // The registry client waits for minutes by default.
        settings.putIfAbsent("http.connect.timeout.ms", Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        settings.putIfAbsent("http.read.timeout.ms", Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        return settings;
    }

    @Override
    public void send(OutboundEvent event) throws DeliveryFailed {
        send(event.kind().topic(), event.key(), event.value());
    }

    @Override
    public void reject(UnmappableRow row) throws DeliveryFailed {
        send(Topics.DEAD_LETTERS, row.key(), row.deadLetter());
    }

    @Override
    public void flush() throws DeliveryFailed {
        producer.flush();
        refuseIfFailed();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void send(Topics topic, String key, SpecificRecord value) throws DeliveryFailed {
        refuseIfFailed();
        try {
            // The callback sees every failure, so the future has nothing to add.
            var unused = producer.send(new ProducerRecord<>(topic.topic(), key, value), (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            });
        } catch (KafkaException e) {
            throw new DeliveryFailed("cannot produce to " + topic.topic() + ": " + describe(e) + hint(e), e);
        }
    }

    private void refuseIfFailed() throws DeliveryFailed {
        Exception failed = failure.get();
        if (failed != null) {
            throw new DeliveryFailed(
                    "delivery to " + bootstrap + " failed and events are missing there: " + describe(failed)
                            + "; produce it again, what arrived already is counted once",
                    failed);
        }
    }

    private String hint(KafkaException e) {
        return e instanceof SerializationException && !registersSchemas
                ? "; if the schema is not registered, --register-schemas does it"
                : "";
    }

    /** The cause where there is one: the serializer's own message repeats the whole schema. */
    private static String describe(Throwable thrown) {
        Throwable told = thrown.getCause() == null ? thrown : thrown.getCause();
        return (told.getMessage() == null ? told.toString() : told.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
