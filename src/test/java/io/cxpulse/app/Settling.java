package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.KafkaClients;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.awaitility.Awaitility;

/**
 * Tells by the topics alone whether a pipeline has come to rest: it has committed the ends of all it reads, and by its
 * committed agenda no window waits to be published or made final.
 *
 * @param application the application id
 */
record Settling(KafkaClients clients, String application) {

    private static final Set<String> INPUTS =
            Topics.withRole(Topics.Role.INPUT).stream().map(Topics::topic).collect(Collectors.toSet());

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Waits for it; twice in a row, since offsets are seen to be committed a little before what was written with them. */
    void awaitRest() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .during(Duration.ofMillis(400))
                .until(this::isSettled);
    }

    private boolean isSettled() throws Exception {
        return isRead() && waitingWindows() == 0;
    }

    private boolean isRead() throws Exception {
        return lags().values().stream().allMatch(lag -> lag <= 0);
    }

    /** Committed records of each partition it reads that it has not committed yet. */
    Map<TopicPartition, Long> lags() throws Exception {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, Long> lags = new HashMap<>();
            ends(admin)
                    .forEach(
                            (partition, end) -> lags.put(partition, end.offset() - position(committed.get(partition))));
            assertThat(lags).as("what the pipeline reads").isNotEmpty();
            return lags;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin) throws Exception {
        List<String> topics =
                admin.listTopics().names().get().stream().filter(this::isRead).toList();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                .partitions()
                .forEach(partition ->
                        wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        return admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
    }

    private boolean isRead(String topic) {
        return INPUTS.contains(topic)
                || (topic.startsWith(application + "-") && topic.endsWith(Stores.REPARTITION_SUFFIX));
    }

    private static long position(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private long waitingWindows() {
        Map<Bytes, Boolean> waiting = new HashMap<>();
        String changelog = application + "-" + Stores.AGENDA + "-changelog";
        for (ConsumerRecord<byte[], byte[]> record :
                clients.readCommitted(changelog, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            waiting.put(Bytes.wrap(record.key()), record.value() != null);
        }
        return waiting.values().stream().filter(waits -> waits).count();
    }
}
