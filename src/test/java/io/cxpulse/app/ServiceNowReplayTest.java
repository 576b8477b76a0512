package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real incidents through the whole path, in order, shuffled and fed twice. */
@Tag("broker")
class ServiceNowReplayTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerGoldenFiguresWhenIncidentsAreReplayed() throws Exception {
        Path file = SharedData.file(GoldenIncidents.FILE);
        GoldenIncidents golden = GoldenIncidents.read();
        long seed = new Random().nextLong();
        System.out.println("seed of the shuffle: " + seed);
        try (RunningPulse pulse = RunningPulse.start(EmbeddedCluster.start(), GoldenIncidents.definitions(folder), 4)) {
            replay(pulse, file);
            golden.assertAnsweredBy(pulse);
            Verified.assertClean(pulse.verifyTopics());
            List<JsonNode> answers = GoldenIncidents.answers(pulse);

            replay(pulse, shuffled(file, new Random(seed)));

            assertThat(GoldenIncidents.answers(pulse)).as("fed twice").isEqualTo(answers);
            Verified.assertClean(pulse.verifyTopics());
        }
    }

    private static void replay(RunningPulse pulse, Path file) {
        CommandRun run = pulse.replay("--source", "servicenow-audit", file.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"rows\":58012", "\"complete\":true");
        pulse.awaitSettled();
    }

    private Path shuffled(Path file, Random random) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        }
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, random);
        rows.add(0, lines.get(0));
        return Files.write(folder.resolve("перемешано.csv"), rows);
    }
}
