package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.alert.Alert;
import io.cxpulse.testing.AlertmanagerProcess;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.WebhookSink;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is killed while an alert fires, as the real Alertmanager sees it. */
@Tag("foreign")
@Tag("fault")
class KilledWhileFiringTest {

    private static final String RULES = """
            version: 1
            defaults: {tick: 5s, budget: 1 per 4h, window: 1m, recover: {for: 10s, reopen: 5s}}
            rules:
              - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 0, severity: page}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Instant start = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MINUTES);

    @TempDir
    private Path folder;

    private int answers;

    @Test
    void shouldPageOnceAndEndOnceWhenKilledInBetween() throws Exception {
        Path rules = Files.writeString(folder.resolve("règles.yaml"), RULES);
        try (WebhookSink pages = WebhookSink.start();
                AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages);
                EmbeddedCluster cluster = EmbeddedCluster.start();
                Member member = Member.start(
                        folder,
                        "член",
                        List.of("--rules", rules.toString()),
                        cluster.bootstrapServers(),
                        cluster.registryUrl(),
                        "notify.alertmanagers=" + alertmanager.url())) {
            member.awaitReady();
            answer(cluster, start, 30, 0);
            await().atMost(PATIENCE).until(() -> pages.firing() == 1);

            member.kill();
            member.startAgain();
            member.awaitReady();
            assertThat(alertmanager.alerts()).hasSize(1);
            answer(cluster, start.plusSeconds(150), 60, 10);

            await().atMost(PATIENCE)
                    .until(() -> pages.resolved() == 1 && alertmanager.alerts().isEmpty());
            assertThat(pages.firing()).isEqualTo(1);
            assertToldOnce(alerts(cluster));
        }
    }

    /** One every five seconds, which is a tick. */
    private void answer(EmbeddedCluster cluster, Instant from, int count, int score) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(cluster.avro().properties(), false);
            try (Producer<String, Object> producer = cluster.clients().producer(serializer, Map.of())) {
                for (int i = 0; i < count; i++) {
                    var unused = producer.send(new ProducerRecord<>(
                            Topics.SURVEYS.topic(),
                            "клиент",
                            Events.nps("réponse-" + answers++, from.plusSeconds(5L * i), score)
                                    .build()));
                }
            }
        }
    }

    private static List<Alert> alerts(EmbeddedCluster cluster) {
        List<Alert> alerts = new ArrayList<>();
        try (Deserializer<Alert> deserializer = Alerts.deserializer(cluster.avro())) {
            cluster.clients()
                    .readCommitted(Topics.ALERTS.topic(), deserializer)
                    .forEach(record -> alerts.add(record.value()));
        }
        return alerts;
    }

    private static void assertToldOnce(List<Alert> alerts) {
        List<String> transitions = alerts.stream()
                .map(alert -> alert.incidentId() + " " + alert.transition().from() + ">"
                        + alert.transition().to())
                .toList();
        String incident = alerts.get(0).incidentId();
        assertThat(transitions)
                .doesNotHaveDuplicates()
                .startsWith(incident + " INACTIVE>FIRING")
                .allMatch(transition -> transition.startsWith(incident));
        assertThat(transitions.get(transitions.size() - 1)).endsWith(">RESOLVED");
    }
}
