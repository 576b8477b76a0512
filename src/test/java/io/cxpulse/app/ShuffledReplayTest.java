package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.testing.SharedData;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same survey in an order and with repetitions that the accepted lateness allows. */
@Tag("broker")
class ShuffledReplayTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 4})
    void shouldEndInGoldenFiguresWhenRowsAreShuffledAndRepeated(int partitions) throws Exception {
        GoldenSurvey golden = GoldenSurvey.read();
        long seed = new Random().nextLong();
        System.out.println("seed of the shuffle for " + partitions + " partitions: " + seed);
        Path file = new SurveyShuffle(new Random(seed))
                .write(SharedData.file(GoldenSurvey.FILE), folder.resolve("перемешано.csv"));
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
}
