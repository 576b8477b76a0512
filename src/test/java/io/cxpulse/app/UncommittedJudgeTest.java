package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.testing.Events;
import io.cxpulse.verify.Difference;
import io.cxpulse.verify.PlantedJudge;
import io.cxpulse.verify.Report;
import io.cxpulse.verify.Target;
import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a transaction wrote that was aborted is no part of the truth. A judge that read it would blame the pipeline for
 * what nobody said, and it could not tell when the pipeline says what it took back.
 */
@Tag("broker")
class UncommittedJudgeTest {

    private static final Instant NOON = Instant.parse("2025-05-05T12:00:00Z");

    @Test
    void shouldSeeDifferenceOnlyWithUncommittedRecordsWhenAnswersWereAborted() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(1)) {
            transaction(pulse, true, answer(pulse, "раньше", 9));
            transaction(pulse, false, answer(pulse, "взято назад", 0));
            transaction(pulse, true, answer(pulse, "позже 😀", 8));
            pulse.awaitSettled();

            Verified.assertClean(pulse.verify());
            assertThat(misjudged(pulse).differences())
                    .anyMatch(difference -> difference.kind() == Difference.Kind.COUNTER)
                    .anyMatch(difference -> difference.kind() == Difference.Kind.WRONG
                            && difference.field().equals("n")
                            && difference.expected().equals("3")
                            && difference.found().equals("2"));
        }
    }

    @Test
    void shouldSeeDifferenceOnlyWithUncommittedRecordsWhenNumbersWereAborted() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(1)) {
            transaction(pulse, true, answer(pulse, "é", 9));
            pulse.awaitSettled();
            List<ProducerRecord<byte[], byte[]>> earlier = published(pulse);
            transaction(pulse, true, answer(pulse, "позже 😀", 8));
            pulse.awaitSettled();

            transaction(pulse, false, earlier);

            Verified.assertClean(pulse.verify());
            assertThat(misjudged(pulse).differences())
                    .anyMatch(difference -> difference.kind() == Difference.Kind.WRONG
                            && difference.field().equals("n")
                            && difference.expected().equals("2")
                            && difference.found().equals("1"));
        }
    }

    private static Report misjudged(RunningPulse pulse) {
        Target target = new Target(
                pulse.cluster().bootstrapServers(),
                pulse.cluster().registryUrl(),
                RunningPulse.APPLICATION,
                null,
                true,
                Map.of(),
                Map.of());
        return PlantedJudge.readingUncommitted(target, Verified.SHIPPED);
    }

    private static List<ProducerRecord<byte[], byte[]>> answer(RunningPulse pulse, String id, int score) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(pulse.cluster().avro().properties(), false);
            String topic = Topics.SURVEYS.topic();
            byte[] value =
                    serializer.serialize(topic, Events.nps(id, NOON, score).build());
            return List.of(new ProducerRecord<>(topic, 0, serialized(id), value));
        }
    }

    private static byte[] serialized(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What each key of the published numbers says last. */
    private static List<ProducerRecord<byte[], byte[]>> published(RunningPulse pulse) {
        Map<String, ProducerRecord<byte[], byte[]>> last = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record :
                pulse.cluster().clients().readCommitted(Topics.METRICS.topic(), new ByteArrayDeserializer())) {
            last.put(
                    record.key(),
                    new ProducerRecord<>(record.topic(), record.partition(), serialized(record.key()), record.value()));
        }
        return List.copyOf(last.values());
    }

    private static void transaction(RunningPulse pulse, boolean commits, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", pulse.cluster().bootstrapServers(), "transactional.id", "é");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                // The flush waits for it; the end of the transaction reports a failure.
                var unused = producer.send(record);
            }
            producer.flush();
            if (commits) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
