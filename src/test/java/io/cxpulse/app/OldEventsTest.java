package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of 2016 on a broker that deletes, by record time, what is older than a minute, and compacts at once. */
@Tag("broker")
class OldEventsTest {

    private static final Instant OLD = Instant.parse("2016-03-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWERS = 60;

    /** Broker defaults; the product's own topics keep what they are created with. */
    private static final Map<String, String> EAGER = Map.of(
            "log.retention.ms", "60000",
            "log.retention.check.interval.ms", "300",
            "log.roll.ms", "1000",
            "log.cleaner.min.cleanable.ratio", "0.01",
            "log.cleaner.backoff.ms", "200",
            "log.cleaner.delete.retention.ms", "100",
            "log.segment.delete.delay.ms", "100");

    @TempDir
    private Path folder;

    @Test
    void shouldKeepEveryNumberWhenBrokerDeletesByRecordTimeAndStateIsLost() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(EmbeddedCluster.start(EAGER), 2)) {
            CommandRun run = pulse.replay("--source", "surveys", answers().toString());
            assertThat(run.exit()).as(run.err()).isZero();
            pulse.awaitSettled();
            JsonNode before = points(pulse);

            awaitDeletionOfOldRecords(pulse.cluster().clients());
            awaitCompaction(pulse.cluster().clients());
            pulse.stopPipeline();
            pulse.startWithoutState();
            pulse.awaitSettled();

            assertThat(before).hasSize(3);
            assertThat(points(pulse)).isEqualTo(before);
            Verified.assertClean(pulse.verify());
        }
    }

    private static JsonNode points(RunningPulse pulse) {
        return pulse.query("nps", "--window", "day").path(0).path("points");
    }

    private Path answers() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            lines.add("{\"eventId\":\"старое-" + i + "\",\"occurredAt\":\"" + OLD.plus(Duration.ofHours(i))
                    + "\",\"type\":\"COMPLETED\",\"metric\":\"NPS\",\"kind\":\"RELATIONSHIP\",\"surveyId\":\"é\",\"score\":"
                    + i % 11 + ",\"scaleMin\":0,\"scaleMax\":10,\"channel\":\"😀\"}");
        }
        return Files.write(folder.resolve("2016.jsonl"), lines);
    }

    /** Old records of a topic with the broker's defaults, written after the replay, are gone: so the cleaner has run. */
    private static void awaitDeletionOfOldRecords(KafkaClients clients) throws Exception {
        clients.createTopic("marker-delete", 1, Map.of());
        try (Producer<String, String> producer = clients.producer(new StringSerializer(), Map.of())) {
            producer.send(new ProducerRecord<>("marker-delete", 0, OLD.toEpochMilli(), "k", "v"))
                    .get();
        }
        await().atMost(PATIENCE)
                .until(() -> clients.readCommitted("marker-delete").isEmpty());
    }

    /** A compacted topic has lost an overwritten record; each try writes one more, since only old segments are cleaned. */
    private static void awaitCompaction(KafkaClients clients) throws Exception {
        clients.createTopic("marker-compact", 1, Map.of("cleanup.policy", "compact"));
        try (Producer<String, String> producer = clients.producer(new StringSerializer(), Map.of())) {
            List<Long> offsets = new ArrayList<>();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(400)).until(() -> {
                offsets.add(producer.send(new ProducerRecord<>("marker-compact", "k", "v"))
                        .get()
                        .offset());
                return clients.readCommitted("marker-compact").size() < offsets.size();
            });
        }
    }
}
