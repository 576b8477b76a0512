package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cxpulse.alert.Alert;
import io.cxpulse.serve.AlertJson;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is committed to the topics of alerts is what a running instance and the command show. */
@Tag("broker")
class AlertTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Alert BERLIN = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
    private static final Alert KYIV = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Київ");
    private static final Alert OVER = SampleAlerts.resolved(BERLIN, SampleAlerts.RAISED.plusSeconds(3600));

    @Test
    void shouldShowWhatIsCommittedWhenAlertsAreWritten() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(2)) {
            send(pulse, true, BERLIN);
            send(pulse, false, KYIV);
            sendBroken(pulse);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(current(pulse))
                    .startsWith("1 active alert as of ")
                    .contains("touchpoint:Büro")
                    .contains("1 record holds no alert")
                    .doesNotContain("Київ"));
            tell(pulse);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(current(pulse)).startsWith("no active alerts as of "));
            assertThat(current(pulse, "--all")).startsWith("1 alert as of ").contains("resolved");
        }
    }

    @Test
    void shouldFailWithOneLineWhenClusterCannotGiveWhatIsAskedFor() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.start();
        CommandRun missing = CommandRun.of(
                "alerts", "--history", "--bootstrap", cluster.bootstrapServers(), "--registry", cluster.registryUrl());

        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err().lines())
                .containsExactly("pulse alerts: there is no topic cx.alerts at " + cluster.bootstrapServers());
        assertThatThrownBy(() -> RunningPulse.start(cluster, 1, "kafka.max.poll.records=много"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no consumer of Kafka has these settings: ")
                .hasMessageContaining("много")
                .hasMessageNotContaining("\n");
        CommandRun away = CommandRun.of(
                "alerts", "--follow", "--bootstrap", cluster.bootstrapServers(), "--registry", cluster.registryUrl());
        assertThat(away.exit()).isEqualTo(1);
        assertThat(away.err().lines())
                .containsExactly("pulse alerts: no broker answers at " + cluster.bootstrapServers());
    }

    private static void tell(RunningPulse pulse) throws Exception {
        StopSignal stop = new StopSignal();
        StringWriter out = new StringWriter();
        CommandLine follow = new CommandLine(new AlertsCommand(stop)).setOut(new PrintWriter(out, true));
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(() -> follow.execute(topic(pulse, "--history", "--follow")));
        await().atMost(PATIENCE).until(() -> out.toString().contains("inactive → firing"));
        send(pulse, true, OVER);
        await().atMost(PATIENCE).until(() -> out.toString().contains("recovering → resolved"));
        stop.request();

        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        String raised = "2026-01-07T10:03:00Z  nps-by-touchpoint  touchpoint:Büro  inactive → firing"
                + "  EVIDENCE_REACHED  -4.0 (-19.0 .. 11.0) points  n 84  evidence 50,000 of 40,320";
        String over = "2026-01-07T11:03:00Z  nps-by-touchpoint  touchpoint:Büro  recovering → resolved"
                + "  RECOVERED  -4.0 (-19.0 .. 11.0) points  n 84  evidence 50,000 of 40,320";
        assertThat(out.toString().lines()).containsExactly(raised, over);
        CommandRun past = CommandRun.of(Stream.concat(
                        Stream.of("alerts"),
                        Stream.of(topic(pulse, "--history", "--json", "--segment", "touchpoint:Büro")))
                .toArray(String[]::new));
        assertThat(past.exit()).as(past.err()).isZero();
        assertThat(past.out().lines())
                .containsExactly(
                        AlertJson.write(BERLIN).toString(),
                        AlertJson.write(OVER).toString());
        assertThat(past(pulse, "другое")).isEqualToIgnoringNewLines("no transitions");
        assertThat(past.err()).contains("pulse alerts: 1 record holds no alert and is left out");
    }

    private static String past(RunningPulse pulse, String rule) {
        CommandRun run =
                CommandRun.of(Stream.concat(Stream.of("alerts"), Stream.of(topic(pulse, "--history", "--rule", rule)))
                        .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    private static String current(RunningPulse pulse, String... more) {
        CommandRun run = CommandRun.of(Stream.concat(Stream.of("alerts", "--api", pulse.api()), Stream.of(more))
                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    private static String[] topic(RunningPulse pulse, String... more) {
        String[] target = {
            "--bootstrap",
            pulse.cluster().bootstrapServers(),
            "--registry",
            pulse.cluster().registryUrl()
        };
        return Stream.of(target, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static void send(RunningPulse pulse, boolean commit, Alert alert) {
        Serializer<Alert> serializer = Alerts.serializer(pulse.cluster().avro());
        try (Producer<String, Alert> producer =
                pulse.cluster().clients().producer(serializer, Map.of("transactional.id", "оценщик"))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Topics topic : List.of(Topics.ALERTS, Topics.ALERT_STATE)) {
                var unused = producer.send(new ProducerRecord<>(topic.topic(), alert.fingerprint(), alert));
            }
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void sendBroken(RunningPulse pulse) {
        byte[] broken = "nicht é".getBytes(StandardCharsets.UTF_8);
        try (Producer<String, byte[]> producer =
                pulse.cluster().clients().producer(new ByteArraySerializer(), Map.of())) {
            for (Topics topic : List.of(Topics.ALERTS, Topics.ALERT_STATE)) {
                var unused = producer.send(new ProducerRecord<>(topic.topic(), BERLIN.fingerprint(), broken));
            }
        }
    }
}
