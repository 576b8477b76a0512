package io.cxpulse.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions a consumer has, and how far each is read: from the beginning, whatever its group has committed. */
final class Assignment implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;
    private final AlertBoard board;
    private final Set<TopicPartition> unmeasured = new HashSet<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean assigned;

    Assignment(Consumer<?, ?> consumer, AlertBoard board) {
        this.consumer = consumer;
        this.board = board;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned = true;
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> board.load(partition.partition()));
        unmeasured.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        unmeasured.removeAll(partitions);
        partitions.forEach(partition -> {
            ends.remove(partition);
            board.forget(partition.partition());
        });
    }

    /** Shows the partitions that have been read to their end; true if no partition is left, and there was an assignment. */
    boolean finish(Instant now) {
        try {
            measure();
            for (TopicPartition partition : Set.copyOf(ends.keySet())) {
                if (consumer.position(partition, ANSWER) >= ends.getOrDefault(partition, 0L)) {
                    ends.remove(partition);
                    board.loaded(partition.partition(), now);
                }
            }
        } catch (TimeoutException e) {
            LOG.debug("How far partitions are read is not known yet", e);
        }
        return assigned && unmeasured.isEmpty() && ends.isEmpty();
    }

    /** Committed ends, by the isolation level of the consumer. */
    private void measure() {
        if (!unmeasured.isEmpty()) {
            ends.putAll(consumer.endOffsets(unmeasured, ANSWER));
            unmeasured.clear();
        }
    }
}
