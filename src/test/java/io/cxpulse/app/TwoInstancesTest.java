package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.serve.Readiness;
import io.cxpulse.testing.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances of one application share the partitions, answer for each other, and take over from each other. */
@Tag("broker")
class TwoInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldAnswerTheSameFromBothAndTakeOverWhenOneIsClosed() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.start();
        try (RunningPulse pulse = RunningPulse.start(
                cluster, 4, "threads=1", "kafka.session.timeout.ms=6000", "kafka.heartbeat.interval.ms=1000")) {
            PulseInstance.Running other = pulse.startAnother();
            try (PulseInstance ended = other.instance()) {
                assertThat(ended).isNotNull();
                pulse.replaySample();
                pulse.awaitSettled();

                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(pulse.isReady()).isTrue();
                    assertThat(other.runner().status()).isEqualTo(Readiness.Status.READY);
                    assertThat(answers(other.apiUrl()))
                            .isEqualTo(answers(pulse.api()))
                            .isNotEmpty();
                });
                Verified.assertClean(pulse.verify());
                Verified.assertClean(pulse.verify(other.apiUrl()));
            }
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(answers(pulse.api()))
                    .isNotEmpty());
            pulse.awaitSettled();
            Verified.assertClean(pulse.verify());
        }
    }

    private static JsonNode answers(String api) {
        CommandRun run = CommandRun.of("query", "nps", "--by", "touchpoint", "--window", "day", "--api", api, "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        try {
            return new JsonMapper().readTree(run.out()).path("series");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
