package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.simulate.AnswerGenerator;
import io.cxpulse.testing.KafkaClients;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulse up} as a process of its own: killed, told to stop, and started twice. */
@Tag("broker")
@Tag("fault")
class KilledInstanceTest {

    private static final int ANSWERS = 6_000;
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the JVM makes of SIGTERM, 128 + 15, however orderly it went. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void choose() {
        data = folder.resolve("données");
    }

    @Test
    void shouldCountEveryAnswerOnceWhenKilledInTheMiddleOfReplay() throws Exception {
        Path answers = generated();
        try (ServedProcess first = up()) {
            RunningInstance instance = first.awaitUp(data);
            try (ServedProcess interrupted = replay(answers, "--speed", "20000")) {
                await().atMost(PATIENCE).until(() -> produced(instance) > ANSWERS / 10);
                first.kill();

                countEverythingOnce(answers);
                assertThat(interrupted.awaitEnd(PATIENCE.plusSeconds(30))).isEqualTo(1);
                assertThat(interrupted.err().lines().filter(line -> line.startsWith("pulse replay: ")))
                        .as(interrupted.err())
                        .hasSize(1);
            }
        }
    }

    private void countEverythingOnce(Path answers) throws Exception {
        try (ServedProcess second = up()) {
            RunningInstance instance = second.awaitUp(data);
            assertThat(produced(instance)).isBetween(ANSWERS / 10, ANSWERS - 1);
            try (ServedProcess replay = replay(answers)) {
                assertThat(replay.awaitEnd(PATIENCE)).as(replay.err()).isZero();
            }
            new Settling(new KafkaClients(instance.bootstrap()), RunningPulse.APPLICATION).awaitRest();

            assertThat(counted(instance)).isEqualTo(ANSWERS);
            Verified.assertClean(
                    Verified.settled(instance.bootstrap(), instance.registry(), RunningPulse.APPLICATION, null));
        }
    }

    @Test
    void shouldRefuseSecondStartAndEndInTimeWhenToldTo() throws Exception {
        try (ServedProcess first = up()) {
            RunningInstance instance = first.awaitUp(data);
            try (ServedProcess second = up()) {
                assertThat(second.awaitEnd(PATIENCE)).isEqualTo(1);
                assertThat(second.err().lines())
                        .containsExactly("pulse up: Data directory " + data + " is in use by process " + instance.pid()
                                + "; stop that one, or choose another directory");
            }

            String saidBefore = first.err();
            first.terminate();

            assertThat(first.awaitEnd(STOP)).isIn(0, TERMINATED);
            assertThat(first.err()).as("an orderly stop has nothing to say").isEqualTo(saidBefore);
            assertThat(data.resolve(RunningInstance.FILE)).doesNotExist();
        }
    }

    private ServedProcess up() throws IOException {
        return ServedProcess.start(
                folder,
                "up",
                "--no-demo",
                "--data",
                data.toString(),
                "--set",
                "idle.timeout=1s",
                "--set",
                "publish.interval=200ms",
                "--set",
                "topics.partitions=2");
    }

    private ServedProcess replay(Path answers, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("replay", "--source", "surveys", "--data", data.toString(), answers.toString()));
        arguments.addAll(List.of(more));
        return ServedProcess.start(folder, arguments.toArray(String[]::new));
    }

    private Path generated() throws IOException {
        Path file = folder.resolve("ответы.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            new AnswerGenerator(ANSWERS, 17).writeTo(out);
        }
        return file;
    }

    private static int produced(RunningInstance instance) {
        return new KafkaClients(instance.bootstrap())
                .readCommitted(Topics.SURVEYS.topic(), new ByteArrayDeserializer())
                .size();
    }

    /** Answers in the day windows of all metrics; csat_mean measures what csat_t2b does. */
    private static long counted(RunningInstance instance) throws Exception {
        long n = 0;
        for (String metric : List.of("nps", "csat_t2b", "ces")) {
            CommandRun run = CommandRun.of("query", metric, "--api", instance.api(), "--json");
            assertThat(run.exit()).as(run.err()).isZero();
            for (JsonNode point :
                    new JsonMapper().readTree(run.out()).path("series").path(0).path("points")) {
                n += point.path("n").asLong();
            }
        }
        return n;
    }
}
