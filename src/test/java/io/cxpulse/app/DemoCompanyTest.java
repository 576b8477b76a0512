package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who types {@code pulse up} for the first time, and again. */
@Tag("broker")
class DemoCompanyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The incident lasts half a minute; then the window of five minutes runs on, and recovery is held for one. */
    private static final Duration UNTIL_OVER = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void shouldAlertOfItsIncidentWhenStartedForTheFirstTime() throws Exception {
        Path data = folder.resolve("données");
        try (ServedProcess up = ServedProcess.start(folder, "up", "--data", data.toString())) {
            RunningInstance instance = up.awaitUp(data);
            Instant started = Instant.now();
            assertThat(up.out()).contains("  live page " + instance.api() + "/");
            assertThat(Http.get(instance.api() + "/").body()).contains("<title>CX Pulse</title>");
            await().atMost(PATIENCE).until(() -> alerts(instance).path("total").asInt() == 1);

            JsonNode alert = alerts(instance).path("alerts").path(0);
            assertThat(alert.path("rule").asText()).isEqualTo("demo-nps-by-channel");
            assertThat(alert.path("segment").asText()).isEqualTo("channel:app");
            assertThat(Instant.parse(alert.path("since").asText())).isAfter(started.minus(Duration.ofMinutes(6)));
            assertThat(up.out()).contains("channel app is in trouble for 30 s");

            await().atMost(UNTIL_OVER)
                    .until(() -> alerts(instance).path("total").asInt() == 0);
            assertThat(resolved(instance).path("total").asInt()).isEqualTo(1);

            up.terminate();
            assertThat(up.awaitEnd(Duration.ofMinutes(1))).isIn(0, 143);
            assertThat(up.err().lines().filter(line -> line.startsWith("\tat ")))
                    .isEmpty();
        }
        startsAgain(data);
    }

    /** Without the past once more. */
    private void startsAgain(Path data) throws Exception {
        try (ServedProcess up = ServedProcess.start(folder, "up", "--data", data.toString())) {
            RunningInstance instance = up.awaitUp(data);
            up.awaitPrinted("A simulated company goes on live");
            await().atMost(PATIENCE).until(() -> alerts(instance).has("total"));
            up.terminate();
            assertThat(up.awaitEnd(Duration.ofMinutes(1))).isIn(0, 143);
        }
    }

    @Test
    void shouldPlayNothingWhenDirectoryHoldsSomethingElse() throws Exception {
        Path data = Files.createDirectories(folder.resolve("données"));
        assertThat(DemoState.of(data.resolve("neu"))).isEqualTo(DemoState.NEW);
        assertThat(DemoState.of(data)).isEqualTo(DemoState.NEW);
        Files.writeString(data.resolve("чужое"), "é");

        assertThat(DemoState.of(data)).isEqualTo(DemoState.NONE);
        DemoState.NEW.mark(data);
        assertThat(DemoState.of(data)).isEqualTo(DemoState.PLAYED);
    }

    private static JsonNode alerts(RunningInstance instance) throws Exception {
        return json(instance.api() + "/api/v1/alerts");
    }

    private static JsonNode resolved(RunningInstance instance) throws Exception {
        return json(instance.api() + "/api/v1/alerts?state=resolved");
    }

    private static JsonNode json(String url) throws Exception {
        return new JsonMapper().readTree(Http.get(url).body());
    }
}
