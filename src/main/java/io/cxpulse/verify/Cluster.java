package io.cxpulse.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics and offsets from Kafka. */
final class Cluster implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Polls in a row that may bring nothing before the broker is taken to be silent. */
    private static final int PATIENCE = 30;

    private final String bootstrap;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param settings further client settings, e.g. for authentication
     * @param isolation which records are read; committed ones are what any reader sees
     * @throws VerifyFailure if the settings are no good
     */
    Cluster(String bootstrap, Map<String, String> settings, IsolationLevel isolation) {
        this.bootstrap = bootstrap;
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", bootstrap);
        all.putIfAbsent("default.api.timeout.ms", 15_000);
        all.putIfAbsent("request.timeout.ms", 15_000);
        try {
            admin = Admin.create(all);
            all.put("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
            all.put("enable.auto.commit", false);
            all.put("auto.offset.reset", "earliest");
            consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Partitions of a topic; empty if there is no such topic. */
    List<TopicPartition> partitions(String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Offsets the group has committed, once no transaction on them is open; empty for an unknown group. */
    Map<TopicPartition, Long> committed(String group) {
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> offsets = admin.listConsumerGroupOffsets(
                        group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata();
        try {
            Map<TopicPartition, Long> committed = new HashMap<>();
            offsets.get().forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
            return committed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** First offsets still kept. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        try {
            return new HashMap<>(consumer.beginningOffsets(partitions));
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Passes on every committed record from the beginning to what is the end now. */
    void read(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readTo(ends, reader);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long before = -1;
        int silent = 0;
        // Positions also move over markers and aborted records, which are never handed out.
        for (long ahead = ahead(ends); ahead > 0; ahead = ahead(ends)) {
            silent = ahead == before ? silent + 1 : 0;
            if (silent > PATIENCE) {
                throw new VerifyFailure(
                        "Kafka at " + bootstrap + " stopped answering while " + ends.keySet() + " was read");
            }
            before = ahead;
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    reader.accept(record);
                }
            }
        }
    }

    private long ahead(Map<TopicPartition, Long> ends) {
        long ahead = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            ahead += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return ahead;
    }

    private VerifyFailure unreachable(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new VerifyFailure("Kafka at " + bootstrap + ": " + cause.getMessage(), e);
    }

    private static VerifyFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new VerifyFailure("interrupted", e);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
