package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.testing.AlertmanagerProcess;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.testing.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real Alertmanager makes of what it is told. The clock of the notifier begins at the real time and is moved on by
 * the test; that of Alertmanager runs by itself.
 */
@Tag("foreign")
class AlertmanagerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final SetClock clock = new SetClock(start);
    private final Alert firing =
            SampleAlerts.firing("nps-by-touchpoint", "channel:é 😀,touchpoint:Büro", start.minusSeconds(30));
    private AlertBoard board = new AlertBoard(Duration.ofHours(2));

    @TempDir
    private Path folder;

    private WebhookSink pages;

    @BeforeEach
    void listen() throws IOException {
        pages = WebhookSink.start();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void shouldPageOnceWhenAlertFiresAndOnceWhenItIsOver() throws Exception {
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages)) {
            Replica replica = replica(alertmanager.url());
            say(firing);
            replica.step();
            await().until(() -> pages.firing() == 1);
            for (int minute = 0; minute < 3; minute++) {
                clock.advance(Agenda.INTERVAL);
                replica.step();
            }

            JsonNode alert = onlyAlert(alertmanager);
            assertThat(texts(alert.path("labels")))
                    .isEqualTo(Map.of(
                            "alertname", "nps-by-touchpoint",
                            "rule", "nps-by-touchpoint",
                            "metric", "nps",
                            "severity", "page",
                            "channel", "é 😀",
                            "touchpoint", "Büro"));
            assertThat(Instant.parse(alert.path("startsAt").asText()))
                    .isEqualTo(firing.timing().raisedAt());
            assertThat(alert.path("annotations").path("summary").asText()).startsWith("Mehr Kritiker als Fürsprecher");

            say(SampleAlerts.resolved(firing, start));
            replica.step();
            await().until(() -> pages.resolved() == 1);
            assertThat(alertmanager.alerts()).isEmpty();
            assertThat(pages.firing()).isEqualTo(1);
        }
    }

    @Test
    void shouldFireAgainWithinOneIntervalWhenAlertmanagerWasRestarted() throws Exception {
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages)) {
            Replica replica = replica(alertmanager.url());
            say(firing);
            replica.step();
            await().until(() -> pages.firing() == 1);

            alertmanager.stop();
            alertmanager.startAgain();
            assertThat(alertmanager.alerts()).isEmpty();
            clock.advance(Agenda.INTERVAL);
            replica.step();

            onlyAlert(alertmanager);
            say(SampleAlerts.resolved(firing, start));
            replica.step();
            await().until(() -> pages.resolved() == 1);
            assertThat(pages.firing()).isEqualTo(1);
        }
    }

    @Test
    void shouldTellTheOtherAndCatchUpWhenOneOfTwoReplicasWasDown() throws Exception {
        try (AlertmanagerProcess first = AlertmanagerProcess.start(folder, pages);
                WebhookSink otherPages = WebhookSink.start();
                AlertmanagerProcess second = AlertmanagerProcess.start(folder, otherPages)) {
            first.kill();
            say(firing);
            try (ReplicaThread down = new ReplicaThread(board, replica(first.url()));
                    ReplicaThread up = new ReplicaThread(board, replica(second.url()))) {
                down.start();
                up.start();
                await().until(() -> second.alerts().size() == 1 && otherPages.firing() == 1);

                first.startAgain();
                // The clock stands still, and so does the pause after the failure.
                clock.advance(RetryPause.CAP);
                Alert other = SampleAlerts.firing("nps-total", "", start);
                say(other);

                await().until(() ->
                        first.alerts().size() == 2 && second.alerts().size() == 2);
                await().until(() -> pages.firing() == 2 && otherPages.firing() == 2);
            }
        }
    }

    @Test
    void shouldKeepOneAlertWhenNotifierStartsAgain() throws Exception {
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages)) {
            say(firing);
            replica(alertmanager.url()).step();
            await().until(() -> pages.firing() == 1);

            board = new AlertBoard(Duration.ofHours(2));
            board.load(0);
            say(firing);
            board.loaded(0, clock.instant());
            Replica restarted = replica(alertmanager.url());
            clock.advance(Duration.ofSeconds(20));
            restarted.step();

            onlyAlert(alertmanager);
            say(SampleAlerts.resolved(firing, start));
            restarted.step();
            await().until(() -> pages.resolved() == 1);
            assertThat(pages.firing()).isEqualTo(1);
        }
    }

    @Test
    void shouldTakeTheOthersWhenOneOfABatchIsRefused() throws Exception {
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder, pages)) {
            Alert good = SampleAlerts.firing("nps-total", "", start);
            Replica replica = replica(alertmanager.url());
            say(withAnnotation(firing, "no-name-for-an-annotation"));
            say(good);

            for (int request = 0; request < 3; request++) {
                replica.step();
            }

            assertThat(onlyAlert(alertmanager).path("labels").path("rule").asText())
                    .isEqualTo("nps-total");
            assertThat(replica.step()).isEqualTo(Agenda.INTERVAL);
        }
    }

    private static Alert withAnnotation(Alert alert, String name) {
        Alert.Subject subject = alert.subject();
        return new Alert(
                alert.fingerprint(),
                alert.incidentId(),
                new Alert.Subject(
                        subject.ruleId(),
                        subject.ruleVersion(),
                        subject.metric(),
                        subject.unit(),
                        subject.segment(),
                        subject.severity(),
                        Map.of(name, "é")),
                alert.transition(),
                alert.timing(),
                alert.finding());
    }

    private void say(Alert alert) {
        board.put(0, alert.fingerprint(), alert, clock.instant());
    }

    private Replica replica(URI url) {
        Receiver receiver = Receiver.at(url);
        return new Replica(
                board,
                receiver,
                new AlertmanagerClient(AlertmanagerClient.http(TIMEOUT), receiver, TIMEOUT, clock),
                new Posting(Optional.empty()),
                clock,
                new SplittableRandom(ReplicaRig.SEED),
                NotifyListener.NONE);
    }

    private static JsonNode onlyAlert(AlertmanagerProcess alertmanager) throws Exception {
        List<JsonNode> alerts = alertmanager.alerts();
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
