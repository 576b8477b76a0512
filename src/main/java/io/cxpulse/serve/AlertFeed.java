package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.RegistryFault;
import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is committed to all partitions of a topic of alerts. For one thread, but for {@link #wakeup}. Whatever a
 * method throws, it may be called again: nothing is lost by it.
 */
public final class AlertFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<Alert> alerts;

    /** What was fetched and not passed on, because the registry could not be asked. */
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();

    private long unreadable;

    /** @throws KafkaException if the settings are no good */
    public AlertFeed(Topics topic, AlertSource source) {
        this.topic = topic.topic();
        this.alerts = Alerts.deserializer(source.avro());
        this.consumer = new KafkaConsumer<>(
                source.consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Goes to the beginning of every partition there is.
     *
     * @return false if there is no such topic
     * @throws KafkaException if the broker does not answer in time, or refuses
     */
    public boolean open(Duration patience) {
        List<TopicPartition> partitions = partitions(patience);
        waiting.clear();
        unreadable = 0;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return !partitions.isEmpty();
    }

    /** Whether it reads all partitions that the broker was last heard to have. */
    boolean isComplete(Duration patience) {
        return consumer.assignment().size() == partitions(patience).size();
    }

    private List<TopicPartition> partitions(Duration patience) {
        return consumer.partitionsFor(topic, patience).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Where what is committed ends now. */
    public Map<TopicPartition, Long> ends(Duration patience) {
        return consumer.endOffsets(consumer.assignment(), patience);
    }

    /** Goes on from these positions. */
    public void seek(Map<TopicPartition, Long> positions) {
        positions.forEach(consumer::seek);
    }

    /** Whether everything before these positions has been passed on. */
    public boolean hasReached(Map<TopicPartition, Long> ends, Duration patience) {
        return waiting.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey(), patience) >= end.getValue());
    }

    /**
     * Passes on what has come, in the order of each partition. Records that cannot be read are logged, counted and
     * skipped.
     *
     * @param patience how long to wait if nothing has come
     * @throws RegistryFault if the schema registry cannot be asked; the records wait
     * @throws KafkaException if the broker refuses, or a position is gone
     */
    public void poll(Duration patience, Consumer<AlertRecord> reader) {
        if (waiting.isEmpty()) {
            consumer.poll(patience).forEach(waiting::add);
        }
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            Optional<AlertRecord> record = read(next);
            waiting.remove();
            record.ifPresent(reader);
        }
    }

    private Optional<AlertRecord> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() == null) {
                throw new SerializationException("has no key");
            }
            return Optional.of(new AlertRecord(
                    new String(record.key(), StandardCharsets.UTF_8),
                    Optional.ofNullable(alerts.deserialize(record.topic(), record.value())),
                    Instant.ofEpochMilli(record.timestamp())));
        } catch (SerializationException e) {
            unreadable++;
            LOG.warn(
                    "{} partition {} offset {} holds no alert and is skipped: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Records skipped since it was opened. */
    public long unreadable() {
        return unreadable;
    }

    /** Ends a call that waits, or else the next one, with a {@link org.apache.kafka.common.errors.WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
