package io.cxpulse.app;

import io.cxpulse.ingest.InputLag;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the committed offsets of the application with the ends of its input partitions, once a second.
 *
 * <p>The ends are those a reader of committed records sees, so an open transaction of a producer does not hold a
 * partition back, and the markers of finished ones are passed by the committed offset. An answer
 * that is missing, or too old, means that nothing counts as caught up.
 */
final class KafkaInputLag implements InputLag, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaInputLag.class);
    private static final long INTERVAL_MILLIS = 1000;
    private static final long ANSWER_SECONDS = 3;
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Admin admin;
    private final String applicationId;
    private final Set<TopicPartition> inputs;
    private final ScheduledExecutorService timer;
    private volatile Measurement last = Measurement.NONE;

    /** @param at {@link System#nanoTime} of its begin */
    private record Measurement(Map<TopicPartition, Long> lags, long at) {

        static final Measurement NONE = new Measurement(Map.of(), 0);

        boolean isFresh() {
            return System.nanoTime() - at < MAX_AGE_NANOS;
        }
    }

    KafkaInputLag(Admin admin, String applicationId, Set<TopicPartition> inputs) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.inputs = Set.copyOf(inputs);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cx-pulse-input-lag");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isCaughtUp(String topic, int partition) {
        Measurement now = last;
        return now.isFresh() && now.lags().getOrDefault(new TopicPartition(topic, partition), Long.MAX_VALUE) <= 0;
    }

    private void look() {
        try {
            long begin = System.nanoTime();
            last = new Measurement(measure(), begin);
        } catch (InterruptedException e) {
            last = Measurement.NONE;
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            last = Measurement.NONE;
            LOG.debug("The lag of the input topics could not be read", e);
        }
    }

    private Map<TopicPartition, Long> measure() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> result = new HashMap<>();
        ends.forEach((input, end) -> {
            OffsetAndMetadata position = committed.get(input);
            result.put(input, end - (position == null ? starts.getOrDefault(input, 0L) : position.offset()));
        });
        return Map.copyOf(result);
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted =
                inputs.stream().collect(Collectors.toMap(input -> input, input -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach((input, found) -> offsets.put(input, found.offset()));
        return offsets;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
