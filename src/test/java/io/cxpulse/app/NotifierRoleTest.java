package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cxpulse.alert.Alert;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.testing.WebhookSink;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notifier as part of the product: in the same process as the pipeline, in one of its own, and not at all. */
@Tag("broker")
class NotifierRoleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern METRICS = Pattern.compile("metrics\\s+(http://\\S+)/metrics");

    private final Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro 😀", Instant.now());

    @TempDir
    private Path folder;

    @Test
    void shouldTellOfAlertsWhenPipelineIsToldOfAlertmanager() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.start();
        try (WebhookSink alertmanager = WebhookSink.start();
                RunningPulse pulse =
                        RunningPulse.start(cluster, 1, "notify.alertmanagers=" + alertmanager.url() + "préfixe")) {
            send(cluster, firing);

            await().atMost(PATIENCE).until(() -> touchpoints(alertmanager).contains("Büro 😀"));
            assertThat(pulse.isReady()).isTrue();
        }
    }

    @Test
    void shouldNeedOnlyKafkaAndRegistryWhenItRunsAlone() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start();
                WebhookSink alertmanager = WebhookSink.start();
                ServedProcess process = ServedProcess.start(
                        folder,
                        "run",
                        "--role=notifier",
                        "--bootstrap=" + cluster.bootstrapServers(),
                        "--registry=" + cluster.registryUrl(),
                        "--set=topics.replication-factor=1",
                        "--set=admin.port=0",
                        "--set=notify.alertmanagers=" + alertmanager.url())) {
            process.awaitPrinted("metrics ");
            String admin = adminUrl(process);
            await().atMost(PATIENCE).until(() -> Http.status(admin + "/readyz") == 200);
            send(cluster, firing);

            await().atMost(PATIENCE).until(() -> touchpoints(alertmanager).contains("Büro 😀"));
            String receiver = alertmanager.url().replaceAll("http://|/$", "");
            await().untilAsserted(() -> assertThat(Http.get(admin + "/metrics").body())
                    .contains("cx_notify_posts_total{outcome=\"taken\",receiver=\"" + receiver + "\"} 1.0")
                    .contains("cx_notify_alerts 1.0")
                    .contains("cx_notify_skipped_alerts_total{reason=\"too_old\"} 0.0")
                    .contains("cx_notify_last_success_timestamp_seconds{receiver=\"" + receiver + "\"} 1."));

            process.terminate();
            assertThat(process.awaitEnd(PATIENCE)).isIn(0, 143);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --role notifier                                 | --role notifier: notify.alertmanagers is empty
            --role ключ                                     | Invalid value for option '--role'
            --set notify.alertmanagers=http://é:9093        | pulse run: settings: notify.alertmanagers (command line): 'http://é:9093': accepted is a URL
            --set notify.alertmanagers=http://u:geheim@a    | pulse run: settings: notify.alertmanagers (command line): a URL with a user or password: accepted is
            """)
    void shouldSayWhatIsAcceptedWhenItCannotTellAnybody(String arguments, String expected) {
        CommandRun run = CommandRun.of(("run " + arguments).split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("geheim");
    }

    private static String adminUrl(ServedProcess process) {
        Matcher metrics = METRICS.matcher(process.out());
        assertThat(metrics.find()).as(process.out()).isTrue();
        return metrics.group(1);
    }

    private static void send(EmbeddedCluster cluster, Alert alert) throws Exception {
        try (Producer<String, Alert> producer =
                cluster.clients().producer(Alerts.serializer(cluster.avro()), Map.of())) {
            producer.send(new ProducerRecord<>(Topics.ALERT_STATE.topic(), alert.fingerprint(), alert))
                    .get();
        }
    }

    private static List<String> touchpoints(WebhookSink alertmanager) {
        return alertmanager.notifications().stream()
                .map(posted -> posted.findValuesAsText("touchpoint"))
                .flatMap(List::stream)
                .toList();
    }
}
