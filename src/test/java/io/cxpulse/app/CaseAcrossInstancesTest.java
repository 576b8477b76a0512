package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.serve.Readiness;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.Events;
import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances share the partitions of the cases, and each tells the history of any case. */
@Tag("broker")
class CaseAcrossInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> IDS =
            IntStream.range(0, 12).mapToObj(i -> "случай/" + i + " %é").toList();

    @Test
    void shouldTellEveryCaseFromBothWhenPartitionsAreShared() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.start();
        try (RunningPulse pulse = RunningPulse.start(cluster, 4, "threads=1")) {
            PulseInstance.Running other = pulse.startAnother();
            try (PulseInstance ended = other.instance()) {
                assertThat(ended).isNotNull();
                produce(cluster);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(pulse.isReady()).isTrue();
                    assertThat(other.runner().status()).isEqualTo(Readiness.Status.READY);
                    for (String id : IDS) {
                        assertTold(id, pulse.api());
                        assertTold(id, other.apiUrl());
                    }
                });
                for (String api : List.of(pulse.api(), other.apiUrl())) {
                    CommandRun unknown = CommandRun.of("case", "нет такого", "--api", api);
                    assertThat(unknown.exit()).isEqualTo(1);
                    assertThat(unknown.err()).contains("There is no case 'нет такого'");
                }
            }
        }
    }

    private static void assertTold(String id, String api) {
        CommandRun run = CommandRun.of("case", id, "--as-of", "2026-03-02T12:00:00Z", "--api", api);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("case " + id + "  as of")
                .contains("+ FIRST_RESPONSE 5m")
                .contains("waiting for 3h, since 2026-03-02 09:00:00");
    }

    private static void produce(EmbeddedCluster cluster) throws Exception {
        Instant opened = Instant.parse("2026-03-02T09:00:00Z");
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(cluster.avro().properties(), false);
        try (Producer<String, Object> producer = cluster.clients().producer(serializer, Map.of())) {
            for (String id : IDS) {
                send(Events.change(id, "1", opened, CaseEventType.OPENED).build(), producer);
                send(
                        Events.change(id, "2", opened.plusSeconds(300), CaseEventType.AGENT_PUBLIC_REPLY)
                                .build(),
                        producer);
            }
        }
    }

    private static void send(CaseEvent event, Producer<String, Object> producer) throws Exception {
        producer.send(new ProducerRecord<>(Topics.CASES.topic(), event.getCaseId(), event))
                .get();
    }
}
