package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CxTopologyTest {

    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    private Path stateDirectory;

    private PipelineDriver pipeline;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), stateDirectory);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void shouldPublishProvisionalDayWhenAnswersArrive() {
        double[] answers = {9, 10, 9, 8, 7, 6, 3};
        for (int i = 0; i < answers.length; i++) {
            pipeline.survey(
                    Events.nps("ответ-" + i, START.plusSeconds(i), answers[i]).build(), START.plusSeconds(i));
        }

        pipeline.pass(Duration.ofSeconds(2));

        WindowedMetric day = pipeline.last().get("nps@1||day|" + DAY.toEpochMilli());
        assertThat(day.getState()).isEqualTo(WindowState.PROVISIONAL);
        assertThat(day.getN()).isEqualTo(7);
        assertThat(day.getValue()).isEqualTo(100.0 * (3 - 2) / 7);
        assertThat(day.getStatistics()).containsEntry("promoters", 3.0).containsEntry("detractors", 2.0);
        assertThat(pipeline.last())
                .containsKey("nps@1|touchpoint:%D0%92%D1%8B%D1%85%D0%BE%D0%B4%2C%207|day|" + DAY.toEpochMilli());
        assertThat(pipeline.last().get("nps@1||5m").getN()).isEqualTo(7);
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void shouldMakeDayFinalWhenAllUpstreamsPassedOrAreIdle() {
        pipeline.survey(Events.nps("a", START.minus(Duration.ofDays(1)), 9).build(), START);
        pipeline.survey(Events.nps("b", START, 9).build(), START);

        pipeline.pass(Duration.ofSeconds(2));
        String yesterday = "nps@1||day|" + DAY.minus(Duration.ofDays(1)).toEpochMilli();
        assertThat(pipeline.last().get(yesterday).getState()).isEqualTo(WindowState.PROVISIONAL);

        pipeline.pass(Duration.ofSeconds(31)).pass(Duration.ofSeconds(2));
        assertThat(pipeline.last().get(yesterday).getState()).isEqualTo(WindowState.FINAL);
        assertThat(pipeline.last().get("nps@1||day|" + DAY.toEpochMilli()).getState())
                .isEqualTo(WindowState.PROVISIONAL);
    }

    @Test
    void shouldReviseFinalDayWhenLateAnswerArrives() {
        pipeline.survey(Events.nps("a", START.minus(Duration.ofDays(1)), 9).build(), START);
        pipeline.pass(Duration.ofSeconds(31)).pass(Duration.ofSeconds(2));
        pipeline.survey(
                Events.nps("b", START.minus(Duration.ofDays(1)).minusSeconds(60), 0)
                        .build(),
                START);
        pipeline.pass(Duration.ofSeconds(2));

        WindowedMetric yesterday = pipeline.last()
                .get("nps@1||day|" + DAY.minus(Duration.ofDays(1)).toEpochMilli());
        assertThat(yesterday.getState()).isEqualTo(WindowState.REVISED);
        assertThat(yesterday.getValue()).isEqualTo(0.0);
    }

    @Test
    void shouldDeadLetterWithReasonWhenInputIsBad() {
        pipeline.surveyBytes("не avro".getBytes(StandardCharsets.UTF_8), START)
                .surveyBytes(null, START)
                .survey(
                        Events.nps("future", Instant.parse("2099-01-01T00:00:00Z"), 9)
                                .build(),
                        START)
                .survey(Events.nps("past", Instant.EPOCH, 9).build(), START)
                .survey(Events.nps("negative", Instant.ofEpochMilli(-1), 9).build(), START)
                .survey(Events.nps("scale", START, 11).build(), START)
                .survey(Events.nps("good", START, 10).build(), START)
                .survey(Events.nps("late", START.minus(Duration.ofDays(8)), 10).build(), START)
                .survey(Events.nps("good", START, 10).build(), START)
                .pass(Duration.ofSeconds(2));

        assertThat(pipeline.deadLetters())
                .extracting(letter -> letter.getOffset() + " " + letter.getReason() + " " + letter.getPath())
                .containsExactly(
                        "0 " + DeadLetterReason.UNDECODABLE + " null",
                        "1 " + DeadLetterReason.MISSING_VALUE + " null",
                        "2 " + DeadLetterReason.TIME_FUTURE + " occurredAt",
                        "3 " + DeadLetterReason.TIME_IMPLAUSIBLE + " occurredAt",
                        "4 " + DeadLetterReason.TIME_IMPLAUSIBLE + " occurredAt",
                        "5 " + DeadLetterReason.SCORE_OUT_OF_SCALE + " score",
                        "7 " + DeadLetterReason.TOO_LATE + " occurredAt");
        assertThat(pipeline.last().get("nps@1||day|" + DAY.toEpochMilli()).getN())
                .isEqualTo(1);
    }

    @Test
    void shouldNotChangeNumbersWhenEventsRepeat() {
        for (int round = 0; round < 3; round++) {
            pipeline.interaction(Events.contact("é", START).build(), START.plusSeconds(round));
        }
        pipeline.pass(Duration.ofSeconds(2));

        assertThat(pipeline.last()
                        .get("contact_volume@1||day|" + DAY.toEpochMilli())
                        .getN())
                .isEqualTo(1);
    }

    @Test
    void shouldGiveUpNumberOfSilentSegmentWhenItsAnswerAndTheNextMinuteComeTogether() {
        Instant first = START.minus(Duration.ofDays(4));
        pipeline.survey(Events.nps("a", first, 9).setChannel("тихий").build(), START)
                .pass(Duration.ofSeconds(2));
        pipeline.survey(Events.nps("b", first.plus(Duration.ofDays(1)), 9).build(), START)
                .pass(Duration.ofSeconds(2));
        // Between two publications: an answer in the window just published as empty, and one that moves the window on.
        pipeline.survey(
                        Events.nps("c", first.plus(Duration.ofDays(1)), 9)
                                .setChannel("тихий")
                                .build(),
                        START)
                .survey(Events.nps("d", first.plus(Duration.ofDays(3)), 9).build(), START)
                .pass(Duration.ofSeconds(2));

        assertThat(pipeline.last()).containsEntry("nps@1|channel:%D1%82%D0%B8%D1%85%D0%B8%D0%B9|24h", null);
    }
}
