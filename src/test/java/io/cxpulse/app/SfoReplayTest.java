package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real answers through the whole path, on topics of one and of several partitions. */
@Tag("broker")
class SfoReplayTest {

    /** Answers of the first run; those of the others are compared with them. */
    private static List<JsonNode> answersOfFirstRun = List.of();

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 4})
    void shouldAnswerGoldenFiguresWhenSurveyIsReplayed(int partitions) throws Exception {
        Path file = SharedData.file(GoldenSurvey.FILE);
        GoldenSurvey golden = GoldenSurvey.read();
        try (RunningPulse pulse = RunningPulse.start(partitions)) {
            replay(pulse, file);

            golden.assertAnsweredBy(pulse);
            List<JsonNode> answers = SurveyAnswers.of(pulse);
            assertThat(SurveyAnswers.states(answers)).containsExactly("final");
            Verified.assertClean(pulse.verify());
            assertSameAsFirstRun(answers);

            replay(pulse, file);
            assertThat(SurveyAnswers.of(pulse)).isEqualTo(answers);
            Verified.assertClean(pulse.verifyTopics());
        }
    }

    private static void replay(RunningPulse pulse, Path file) {
        CommandRun run = pulse.replay("--source", "sfo-survey", "--set", "year=2017", file.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"rows\":2831", "\"complete\":true");
        pulse.awaitSettled();
    }

    private static void assertSameAsFirstRun(List<JsonNode> answers) {
        if (answersOfFirstRun.isEmpty()) {
            answersOfFirstRun = answers;
        }
        assertThat(answers).isEqualTo(answersOfFirstRun);
    }
}
