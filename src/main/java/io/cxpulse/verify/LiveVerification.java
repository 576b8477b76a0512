package io.cxpulse.verify;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.WindowedMetric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Verifies a pipeline on a cluster: reads what it read, what it counted and what it published. */
public final class LiveVerification {

    private static final String DEAD_LETTERS = "cx.dead-letters";
    private static final String METRICS = "cx.metrics";

    private final Target target;
    private final Contracts contracts;
    private final Policy policy;

    /** For a pipeline with the settings shipped with the product. */
    public LiveVerification(Target target, Contracts contracts) {
        this(target, contracts, Policy.SHIPPED);
    }

    /**
     * @param contracts the definitions the pipeline runs with
     * @param policy the settings it runs with
     */
    public LiveVerification(Target target, Contracts contracts, Policy policy) {
        this.target = target;
        this.contracts = contracts;
        this.policy = policy;
    }

    /**
     * @throws VerifyFailure if Kafka, the registry or the API does not answer, or a topic holds what is not understood
     */
    public Report run() {
        return run(IsolationLevel.READ_COMMITTED);
    }

    /** @param isolation only committed records are the truth */
    Report run(IsolationLevel isolation) {
        try (EventDecoder decoder = new EventDecoder(target.registry(), target.registrySettings());
                Cluster cluster = new Cluster(target.bootstrap(), target.kafkaSettings(), isolation)) {
            return run(cluster, decoder);
        }
    }

    private Report run(Cluster cluster, EventDecoder decoder) {
        Verification verification = new Verification(contracts, policy, decoder);
        Map<TopicPartition, Long> committed = cluster.committed(target.applicationId());
        List<TopicPartition> inputs = new ArrayList<>();
        for (Source source : Source.values()) {
            List<TopicPartition> partitions = existing(cluster, source.topic());
            Map<Integer, Progress> progress = progress(cluster, source);
            partitions.forEach(partition -> open(
                    verification,
                    partition,
                    committed.getOrDefault(partition, 0L),
                    progress.get(partition.partition())));
            inputs.addAll(partitions);
        }
        verification.expectCounters();
        if (committed.isEmpty()) {
            verification.note("application " + target.applicationId() + " has not committed anything yet");
        }
        cluster.beginnings(inputs).forEach(verification::beginsAt);
        cluster.read(inputs, verification::read);
        readLetters(cluster, decoder, verification);
        readMetrics(cluster, decoder, verification);
        if (target.api() != null) {
            verification.ask(new HttpSeries(target.api()));
        }
        verification.moved(motion(inputs, committed, cluster.committed(target.applicationId())));
        return verification.report(target.settled());
    }

    private static Motion motion(
            List<TopicPartition> inputs, Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        if (inputs.stream().anyMatch(input -> !Objects.equals(before.get(input), after.get(input)))) {
            return Motion.READING;
        }
        return before.equals(after) ? Motion.REST : Motion.PUBLISHING;
    }

    private static List<TopicPartition> existing(Cluster cluster, String topic) {
        List<TopicPartition> partitions = cluster.partitions(topic);
        if (partitions.isEmpty()) {
            throw new VerifyFailure("there is no topic " + topic);
        }
        return partitions;
    }

    private static void open(
            Verification verification, TopicPartition partition, long committed, @Nullable Progress progress) {
        if (progress == null) {
            verification.processedTo(partition, committed);
        } else {
            verification.counters(partition, progress);
            verification.processedTo(partition, Math.max(committed, progress.nextOffset()));
        }
    }

    /** The pipeline's own counters by partition; none before it has processed a record. */
    private Map<Integer, Progress> progress(Cluster cluster, Source source) {
        String changelog = target.applicationId() + "-ingest-" + source.label() + "-progress-store-changelog";
        Map<Integer, Progress> progress = new HashMap<>();
        cluster.read(cluster.partitions(changelog), record -> {
            if (record.value() == null) {
                progress.remove(record.partition());
            } else {
                progress.put(record.partition(), Progress.read(record.value()));
            }
        });
        return progress;
    }

    private static void readLetters(Cluster cluster, EventDecoder decoder, Verification verification) {
        List<TopicPartition> partitions = existing(cluster, DEAD_LETTERS);
        if (cluster.beginnings(partitions).values().stream().anyMatch(beginning -> beginning > 0)) {
            verification.lettersIncomplete();
        }
        cluster.read(partitions, record -> verification.letter(decode(decoder, record, DeadLetter.class)));
    }

    private static void readMetrics(Cluster cluster, EventDecoder decoder, Verification verification) {
        cluster.read(existing(cluster, METRICS), record -> {
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                verification.retracted(key);
            } else {
                verification.published(key, decode(decoder, record, WindowedMetric.class));
            }
        });
    }

    private static <T> T decode(EventDecoder decoder, ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        return decoder.decode(record.topic(), record.value(), type)
                .orElseThrow(() -> new VerifyFailure(record.topic() + "-" + record.partition() + " offset "
                        + record.offset() + " does not decode to a " + type.getSimpleName()));
    }
}
