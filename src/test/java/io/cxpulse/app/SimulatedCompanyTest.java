package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hours of the company through the whole path: everything is counted, and the judge agrees. */
@Tag("broker")
class SimulatedCompanyTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /** On a weekday that is over, so that its windows become final. */
    private static final String START = "2026-03-02T08:00:00Z";

    @Test
    void shouldBeCountedAsTheJudgeCountsWhenPastIsSimulated() throws Exception {
        int seed = new Random().nextInt(1_000_000);
        System.out.println("seed of the company: " + seed);
        try (RunningPulse pulse = RunningPulse.start(2)) {
            JsonNode report = simulate(pulse, "--start", START, "--backfill", "2h", "--seed", Integer.toString(seed));
            pulse.awaitSettled();

            assertThat(report.path("complete").asBoolean()).isTrue();
            Verified.assertClean(pulse.verify());
            assertThat(pulse.cluster().clients().readCommitted(Topics.DEAD_LETTERS.topic()))
                    .isEmpty();
            assertThat(pulse.readDaysOf(new MetricRef("contact_volume", 1)).n())
                    .isEqualTo(report.path("events")
                            .path("interaction CONTACT_STARTED")
                            .asLong());
        }
    }

    @Test
    void shouldDeliverAllItReportsWhenTerminatedWhileLive() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            for (Topics topic : Topics.values()) {
                cluster.clients().createTopic(topic.topic(), 2, topic.settings());
            }
            try (ServedProcess simulator = ServedProcess.start(
                    folder,
                    "simulate",
                    "--bootstrap",
                    cluster.bootstrapServers(),
                    "--registry",
                    cluster.registryUrl(),
                    "--register-schemas",
                    "--live",
                    "--live-rate",
                    "300",
                    "--steady",
                    "--json")) {
                await().atMost(LIMIT).until(() -> !simulator.isAlive() || delivered(cluster) > 50);

                simulator.terminate();

                // 128 and the number of SIGTERM, which Java gives after a clean end.
                assertThat(simulator.awaitEnd(LIMIT)).as(simulator.err()).isEqualTo(143);
                JsonNode report = new JsonMapper().readTree(simulator.out());
                assertThat(report.path("complete").asBoolean()).isFalse();
                assertThat(delivered(cluster)).isEqualTo(sum(report.path("events")));
            }
        }
    }

    private static long delivered(EmbeddedCluster cluster) {
        long sum = 0;
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            sum += cluster.clients()
                    .readCommitted(topic.topic(), new ByteArrayDeserializer())
                    .size();
        }
        return sum;
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    private static JsonNode simulate(RunningPulse pulse, String... arguments) throws Exception {
        String[] target = {
            "simulate",
            "--bootstrap",
            pulse.cluster().bootstrapServers(),
            "--registry",
            pulse.cluster().registryUrl(),
            "--json"
        };
        CommandRun run =
                CommandRun.of(Stream.of(target, arguments).flatMap(Stream::of).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return new JsonMapper().readTree(run.out());
    }
}
