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
import java.util.List;
import java.util.stream.Stream;
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
                assertThatBothTellTheSameNow(pulse.api(), other.apiUrl());
                assertThatEachSegmentIsShownOnce(pulse.admin(), other.adminUrl());
            }
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(answers(pulse.api()))
                    .isNotEmpty());
            pulse.awaitSettled();
            Verified.assertClean(pulse.verify());
        }
    }

    /** On the last day of the sample only touchpoint B was asked about; either instance may hold it. */
    private static void assertThatBothTellTheSameNow(String one, String other) throws Exception {
        String path = "/api/v1/now?window=day&segment=touchpoint:B";
        assertThat(json(one + path).path("readings"))
                .isEqualTo(json(other + path).path("readings"))
                .isNotEmpty();
        assertThat(json(one + "/api/v1/cardinality"))
                .isEqualTo(json(other + "/api/v1/cardinality"))
                .isNotEmpty();
    }

    /** A sum over the instances counts nobody twice. */
    private static void assertThatEachSegmentIsShownOnce(String one, String other) throws Exception {
        List<String> shown = Stream.concat(observed(one), observed(other)).toList();

        assertThat(shown).doesNotHaveDuplicates();
        assertThat(observed(one)).isNotEmpty();
        assertThat(observed(other)).isNotEmpty();
        assertThat(shown)
                .anyMatch(line -> line.contains("segment=\"B\""))
                .anyMatch(line -> line.contains("segment=\"all\""));
    }

    private static Stream<String> observed(String admin) throws Exception {
        return Http.get(admin + "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("cx_nps_observations{"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')));
    }

    private static JsonNode json(String url) throws IOException, InterruptedException {
        return new JsonMapper().readTree(Http.get(url).body());
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
