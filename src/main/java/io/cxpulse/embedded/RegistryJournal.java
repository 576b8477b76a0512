package io.cxpulse.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The registry's memory: the compacted topic {@code _schemas}, one partition, written by this process only. */
final class RegistryJournal implements AutoCloseable {

    static final String TOPIC = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final int TIMEOUT_MS = 10_000;
    private static final long RETRY_MILLIS = 50;

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;

    private RegistryJournal(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        "0",
                        "max.block.ms",
                        Integer.toString(TIMEOUT_MS),
                        "request.timeout.ms",
                        Integer.toString(TIMEOUT_MS / 2),
                        "delivery.timeout.ms",
                        Integer.toString(TIMEOUT_MS)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Creates the topic on first use. */
    static RegistryJournal open(String bootstrapServers) throws EmbeddedStartException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                TIMEOUT_MS,
                "request.timeout.ms",
                TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            create(admin);
            check(admin);
        } catch (ExecutionException e) {
            throw new EmbeddedStartException(
                    "Topic %s cannot be created or described at %s: %s"
                            .formatted(TOPIC, bootstrapServers, e.getCause()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("Interrupted while the registry started", e);
        }
        return new RegistryJournal(bootstrapServers);
    }

    private static void create(Admin admin) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** A topic that was just created is not known to the broker at once. */
    private static Map<String, TopicDescription> describe(Admin admin) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
        while (true) {
            try {
                return admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private static void check(Admin admin) throws ExecutionException, InterruptedException, EmbeddedStartException {
        for (TopicDescription topic : describe(admin).values()) {
            int partitions = topic.partitions().size();
            if (partitions != 1) {
                throw new EmbeddedStartException(
                        "Topic %s has %d partitions, but the registry keeps its order in exactly one"
                                .formatted(TOPIC, partitions));
            }
        }
    }

    /** What takes in the journal's records. */
    interface Reader {

        /** @param value null where the key was forgotten */
        void read(JournalKey key, byte @Nullable [] value) throws IOException;
    }

    /** Reads everything written so far, in order. */
    void replay(Reader reader) throws EmbeddedStartException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", TIMEOUT_MS);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (consumer.position(PARTITION) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new EmbeddedStartException(
                            "Topic %s was not readable to its end within a minute".formatted(TOPIC));
                }
                for (ConsumerRecord<byte[], byte[]> kept : consumer.poll(Duration.ofMillis(100))) {
                    replay(kept, reader);
                }
            }
        }
    }

    private static void replay(ConsumerRecord<byte[], byte[]> kept, Reader reader) throws EmbeddedStartException {
        try {
            reader.read(RegistryJson.read(kept.key(), JournalKey.class), kept.value());
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedStartException(
                    "Record %d of topic %s was not written by this version's registry: %s"
                            .formatted(kept.offset(), TOPIC, EmbeddedStartException.oneLine(e)),
                    e);
        }
    }

    /**
     * Writes, and returns once it is kept.
     *
     * @param value JSON, or null to forget the key
     * @throws RegistryException if it may not have been kept
     */
    void append(JournalKey key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, RegistryJson.write(key), value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.store(e);
        } catch (ExecutionException e) {
            throw RegistryException.store(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(TIMEOUT_MS));
    }
}
