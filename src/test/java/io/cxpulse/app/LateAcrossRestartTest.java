package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.Events;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How late an event is follows from the events before it, not from when the process was started. */
@Tag("broker")
@Tag("fault")
class LateAcrossRestartTest {

    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final Instant NEWEST = Instant.parse("2025-03-31T22:30:00Z");

    /** The last millisecond at which an answer is still in time. */
    private static final Instant IN_TIME = NEWEST.minus(TimePolicy.surveys().outOfOrderness())
            .minus(TimePolicy.surveys().lateness());

    @TempDir
    private Path folder;

    private final long seed = Seed.next();

    @Test
    void shouldJudgeLateEventsAlikeWhenInstanceWasKilledInBetween() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start();
                Member member = Member.start(folder, "один", cluster.bootstrapServers(), cluster.registryUrl())) {
            member.awaitReady();
            Healed healed = new Healed(cluster.clients(), cluster.registryUrl(), seed, List.of(member));
            send(cluster, "новый", NEWEST);
            send(cluster, "до-в срок", IN_TIME);
            send(cluster, "до-поздно", IN_TIME.minusMillis(1));
            new Settling(cluster.clients(), RunningPulse.APPLICATION).awaitRest();

            member.kill();
            member.startAgain();
            send(cluster, "после-в срок", IN_TIME);
            send(cluster, "после-поздно", IN_TIME.minusMillis(1));
            healed.assertWithin(HEALED);

            assertThat(letters(cluster))
                    .allMatch(letter -> letter.getReason() == DeadLetterReason.TOO_LATE)
                    .extracting(DeadLetter::getOffset)
                    .containsExactly(2L, 4L);
        }
    }

    /** Each in a batch of its own, so that offsets are those of the events. */
    private static void send(EmbeddedCluster cluster, String id, Instant at) throws Exception {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                Producer<String, byte[]> producer = cluster.clients().producer(new ByteArraySerializer(), Map.of())) {
            serializer.configure(cluster.avro().properties(), false);
            byte[] value = serializer.serialize(
                    Topics.SURVEYS.topic(), Events.nps(id, at, 9).build());
            producer.send(new ProducerRecord<>(Topics.SURVEYS.topic(), 0, "ключ", value))
                    .get();
        }
    }

    private static List<DeadLetter> letters(EmbeddedCluster cluster) {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(cluster.avro().properties(), false);
        Deserializer<DeadLetter> letters = (topic, bytes) -> (DeadLetter) reader.deserialize(topic, bytes);
        return cluster.clients().readCommitted(Topics.DEAD_LETTERS.topic(), letters).stream()
                .map(ConsumerRecord::value)
                .toList();
    }
}
