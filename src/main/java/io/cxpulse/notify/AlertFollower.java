package io.cxpulse.notify;

import io.cxpulse.alert.Alert;
import io.cxpulse.wire.RegistryFault;
import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the current state of all alerts of its partitions onto the board, and then every change. Runs in a thread of its
 * own until it is closed; nothing but that ends it. A record that cannot be read is passed over, a registry that is away
 * is waited for, and a consumer that fails is replaced.
 */
final class AlertFollower implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
    private static final String TOPIC = Topics.ALERT_STATE.topic();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration NEW_CONSUMER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<Alert> deserializer;
    private final AlertBoard board;
    private final InstantSource clock;
    private final NotifyListener listener;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, Long> unreadable = new HashMap<>();
    private final Thread thread = new Thread(this, "cx-pulse-alert-follower");

    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile boolean following;
    private boolean registryAway;
    private long tooOld;
    private boolean tooOldSaid;

    AlertFollower(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Deserializer<Alert> deserializer,
            AlertBoard board,
            InstantSource clock,
            NotifyListener listener) {
        this.consumers = consumers;
        this.deserializer = deserializer;
        this.board = board;
        this.clock = clock;
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it has its partitions, and has read all of them to the end. */
    boolean isFollowing() {
        return following;
    }

    @Override
    public void run() {
        while (!isStopping(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up", e);
            } catch (RuntimeException e) {
                LOG.error("Alerts cannot be read from {}; a new consumer tries it in {}", TOPIC, NEW_CONSUMER, e);
                isStopping(NEW_CONSUMER);
            } finally {
                following = false;
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Assignment assignment = new Assignment(consumer, board);
        consumer.subscribe(List.of(TOPIC), assignment);
        while (!isStopping(Duration.ZERO)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            boolean all = true;
            for (TopicPartition partition : records.partitions()) {
                all &= read(consumer, records.records(partition));
            }
            following = all && assignment.finish(clock.instant());
            if (following) {
                sayTooOld();
            }
            if (!all) {
                isStopping(PAUSE);
            }
        }
    }

    /** False if the registry did not answer: the rest of the records is read again. */
    private boolean read(Consumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                read(record);
                registryAway = false;
            } catch (SerializationException e) {
                passOver(record, e);
            } catch (RegistryFault e) {
                if (!registryAway) {
                    LOG.warn("Alerts wait: {}", e.getMessage());
                }
                registryAway = true;
                consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
                return false;
            }
        }
        return true;
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new SerializationException("the record has no key");
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            board.remove(key);
            return;
        }
        Alert alert = deserializer.deserialize(record.topic(), record.value());
        boolean told = board.put(record.partition(), key, alert, writtenAt(record));
        if (!told && alert.isActive()) {
            listener.skipped(NotifyListener.Skip.TOO_OLD);
            tooOld++;
        }
    }

    /** Where the broker does not stamp records, the time in them may be event time, so now is taken. */
    private Instant writtenAt(ConsumerRecord<byte[], byte[]> record) {
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? Instant.ofEpochMilli(record.timestamp())
                : clock.instant();
    }

    /** Every take-over reads it again; it is said and counted once. */
    private void passOver(ConsumerRecord<byte[], byte[]> record, SerializationException error) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (unreadable.getOrDefault(partition, -1L) < record.offset()) {
            unreadable.put(partition, record.offset());
            listener.skipped(NotifyListener.Skip.UNREADABLE);
            LOG.error(
                    "Passed over what is no alert: {} partition {} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    error.getMessage());
        }
    }

    private void sayTooOld() {
        if (tooOld > 0 && !tooOldSaid) {
            tooOldSaid = true;
            LOG.warn(
                    "{} alerts are not told, because they were older than notify.max-age when they were written; further"
                            + " ones are only counted",
                    tooOld);
        }
    }

    /** Waits, and says whether it was to stop meanwhile. */
    private boolean isStopping(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        ThreadEnd.await(thread, PATIENCE);
    }
}
