package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same survey in an order and with repetitions that the accepted lateness allows. */
@Tag("broker")
class ShuffledReplayTest {

    /** Less than the accepted lateness of seven days. */
    private static final double MOST_DAYS_LATE = 5;

    private static final double DUPLICATED = 0.2;

    @TempDir
    private Path folder;

    /** One row of the file, where the shuffle puts it. */
    private record Placed(double day, String row) {}

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 4})
    void shouldEndInGoldenFiguresWhenRowsAreShuffledAndRepeated(int partitions) throws Exception {
        GoldenSurvey golden = GoldenSurvey.read();
        long seed = new Random().nextLong();
        System.out.println("seed of the shuffle for " + partitions + " partitions: " + seed);
        Path file = shuffled(SharedData.file(GoldenSurvey.FILE), new Random(seed));
        try (RunningPulse pulse = RunningPulse.start(partitions)) {
            CommandRun run =
                    pulse.replay("--source", "sfo-survey", "--set", "year=2017", "--order", "file", file.toString());
            assertThat(run.exit()).as(run.err()).isZero();
            pulse.awaitSettled();

            golden.assertAnsweredBy(pulse);
            assertThat(SurveyAnswers.states(SurveyAnswers.of(pulse)))
                    .as("seed %d", seed)
                    .isSubsetOf("final", "revised");
            Verified.assertClean(pulse.verifyTopics());
        }
    }

    private Path shuffled(Path file, Random random) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Placed> placed = new ArrayList<>();
        for (String row : lines.subList(1, lines.size())) {
            int day = Integer.parseInt(row.split(",", -1)[1].strip());
            placed.add(new Placed(day + random.nextDouble() * MOST_DAYS_LATE, row));
            if (random.nextDouble() < DUPLICATED) {
                placed.add(new Placed(day + random.nextDouble() * MOST_DAYS_LATE, row));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::day));
        List<String> shuffled = new ArrayList<>(List.of(lines.get(0)));
        placed.forEach(one -> shuffled.add(one.row()));
        return Files.write(folder.resolve("перемешано.csv"), shuffled);
    }
}
