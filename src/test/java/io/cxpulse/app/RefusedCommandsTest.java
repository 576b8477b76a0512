package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that cannot do their work say why in one line and in bounded time. All run as processes of their own. */
@Tag("broker")
class RefusedCommandsTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SAMPLE = "topology/samples/airport-survey.csv";

    @TempDir
    private static Path folder;

    private static String closed = "";

    @BeforeAll
    static void findClosedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "run --bootstrap CLOSED --registry http://CLOSED",
                "topics --bootstrap CLOSED",
                "verify --bootstrap CLOSED --registry http://CLOSED",
                "replay --bootstrap CLOSED --registry http://CLOSED --source sfo-survey --set year=2017 SAMPLE"
            })
    void shouldFailInOneLineWhenBrokerIsUnreachable(String command) throws Exception {
        ServedProcess process = process(command.replace("CLOSED", closed).replace("SAMPLE", SAMPLE));
        try (process) {
            assertThat(process.awaitEnd(LIMIT)).as(process.err()).isEqualTo(1);
            assertThat(process.err().lines()).singleElement().asString().contains(closed);
            assertThat(process.out()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"--port", "--registry-port", "--api-port", "--admin-port"})
    void shouldFailInOneLineWhenPortIsTaken(String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServedProcess process = process("up --ephemeral " + option + " " + taken.getLocalPort())) {
            assertThat(process.awaitEnd(LIMIT)).as(process.err()).isEqualTo(1);
            assertThat(process.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("pulse up: ")
                    .contains(Integer.toString(taken.getLocalPort()));
            assertThat(process.out()).isEmpty();
        }
    }

    @Test
    void shouldListAllProblemsAndStartNothingWhenSettingsAreBad() throws Exception {
        Path data = folder.resolve("données");
        try (ServedProcess process = process("up --data " + data
                + " --set idle.timeout=скоро --set topics.partitions=0 --set no.such=1 --set threads=many")) {
            assertThat(process.awaitEnd(LIMIT)).isEqualTo(2);
            assertThat(process.err()).contains("idle.timeout", "скоро", "topics.partitions", "no.such", "threads");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void shouldListAllProblemsAndStartNothingWhenMetricsAreBad() throws Exception {
        Path data = folder.resolve("данные");
        Path metrics = Files.writeString(folder.resolve("métriques.yaml"), """
                windows: {5m: {size: пять}, day: {calendar: week}}
                groupings: [[colour]]
                metrics:
                  - {id: nps, version: 0, kind: score, from: surveys, typo: 1}
                """);
        try (ServedProcess process = process("up --data " + data + " --metrics " + metrics)) {
            assertThat(process.awaitEnd(LIMIT)).isEqualTo(2);
            assertThat(process.err()).contains("пять", "week", "colour", "version", "typo");
            assertThat(data).doesNotExist();
        }
    }

    private static ServedProcess process(String arguments) throws IOException {
        return ServedProcess.start(folder, arguments.split(" "));
    }
}
