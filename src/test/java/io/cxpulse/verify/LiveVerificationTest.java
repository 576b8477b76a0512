package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.EmbeddedCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A producer plays the pipeline: one transaction holds its letters, windows, counters and offsets. */
@Tag("broker")
class LiveVerificationTest {

    private static final String APPLICATION = "cx-pulse-проверка";
    private static final String CHANGELOG = "verify-test-ingest-surveys-progress-store-changelog";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final TopicPartition SURVEYS = new TopicPartition("cx.surveys", 0);

    private final Instant answered =
            Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofHours(2));
    private EmbeddedCluster cluster;
    private Producer<byte[], byte[]> producer;
    private KafkaAvroSerializer serializer;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start();
        for (String topic :
                List.of("cx.surveys", "cx.interactions", "cx.cases", "cx.dead-letters", "cx.metrics", CHANGELOG)) {
            cluster.clients().createTopic(topic, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        }
        new EventDecoder(InputLog.REGISTRY, Map.of()).close();
        serializer = new KafkaAvroSerializer();
        serializer.configure(
                Map.of("schema.registry.url", InputLog.REGISTRY, "avro.remove.java.properties", true), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", APPLICATION),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterEach
    void stop() throws Exception {
        producer.close();
        cluster.close();
    }

    @Test
    void shouldJudgeWhatWasCommittedWhenTopicHoldsAbortedAndUnreadRecords() {
        transaction(true, () -> send("cx.surveys", null, serializer.serialize("cx.surveys", nps("a", 10))));
        transaction(false, () -> send("cx.surveys", null, serializer.serialize("cx.surveys", nps("aborted", 0))));
        transaction(true, () -> {
            send("cx.surveys", null, new byte[] {1, 2, 3});
            send("cx.surveys", null, serializer.serialize("cx.surveys", nps("a", 10)));
        });
        // Offsets: 0 answer, 1 marker, 2 aborted, 3 marker, 4 undecodable, 5 duplicate, 6 marker.
        transaction(true, () -> {
            publish(1, 1);
            send("cx.dead-letters", null, serializer.serialize("cx.dead-letters", letter(4)));
            send(CHANGELOG, "p", progress(6));
            producer.sendOffsetsToTransaction(Map.of(SURVEYS, new OffsetAndMetadata(7)), group());
        });
        transaction(true, () -> send("cx.surveys", null, serializer.serialize("cx.surveys", nps("b", 3))));
        transaction(false, () -> publish(2, 2));

        Report report = verify(false);

        assertThat(report.differences()).isEmpty();
        assertThat(report.partitions().get("cx.surveys-0").read()).isEqualTo(3);
        assertThat(report.partitions().get("cx.surveys-0").waiting()).isEqualTo(1);
        assertThat(report.compared()).containsEntry("dead_letters", 1L).containsEntry("counters", 1L);
        assertThat(verify(true).differences()).extracting(Difference::kind).containsExactly(Difference.Kind.BACKLOG);

        transaction(true, () -> publish(1, 5));
        assertThat(verify(false).differences()).extracting(Difference::field).containsExactly("n");
    }

    @Test
    void shouldFailInOneLineWhenTopicHoldsWhatIsNotUnderstood() {
        transaction(true, () -> send("cx.metrics", "ключ", new byte[] {9}));

        assertThatThrownBy(() -> verify(false))
                .isInstanceOf(VerifyFailure.class)
                .hasMessage("cx.metrics-0 offset 0 does not decode to a WindowedMetric");
    }

    private ConsumerGroupMetadata group() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "group.id", "verify-test");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    private Report verify(boolean settled) {
        Target target = new Target(
                cluster.bootstrapServers(), InputLog.REGISTRY, "verify-test", null, settled, Map.of(), Map.of());
        return new LiveVerification(target, Definitions.contracts()).run();
    }

    private void publish(int answers, long n) {
        LocalDate day = answered.atZone(LONDON).toLocalDate();
        Instant start = day.atStartOfDay(LONDON).toInstant();
        WindowedMetric metric = WindowedMetric.newBuilder(Published.window(
                        "nps",
                        1,
                        Contract.Kind.SCORE,
                        Map.of(),
                        start,
                        day.plusDays(1).atStartOfDay(LONDON).toInstant(),
                        Collections.nCopies(answers, new Observation(0, 0, new Answer(10, 0, 10, true).vote()))))
                .setN(n)
                .build();
        send("cx.metrics", "nps@1||day|" + start.toEpochMilli(), serializer.serialize("cx.metrics", metric));
    }

    private SurveyEvent nps(String id, double score) {
        return InputLog.nps(id, answered, score).build();
    }

    private static DeadLetter letter(long offset) {
        return DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNDECODABLE)
                .setDetail("é")
                .setTopic("cx.surveys")
                .setPartition(0)
                .setOffset(offset)
                .setValueSize(3)
                .build();
    }

    /** One undecodable, one duplicate, one counted. */
    private byte[] progress(long nextOffset) {
        ByteBuffer value =
                ByteBuffer.allocate(73).put((byte) 1).putLong(nextOffset).putLong(answered.toEpochMilli());
        for (long count : new long[] {1, 0, 0, 1, 0, 0, 1}) {
            value.putLong(count);
        }
        return value.array();
    }

    private void send(String topic, @Nullable String key, byte[] value) {
        // The flush at the end of the transaction waits for it, and the commit reports a failure.
        var unused = producer.send(
                new ProducerRecord<>(topic, 0, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void transaction(boolean commit, Runnable work) {
        producer.beginTransaction();
        work.run();
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }
}
