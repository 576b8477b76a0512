package io.cxpulse.verify;

import static io.cxpulse.verify.LatestAnswers.answer;
import static io.cxpulse.verify.LatestAnswers.retract;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.WindowedMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of customers on one London day, from the records to the published windows. */
class VerifiedAnswersTest {

    private static final String ZOE = "Zoë 🛫";
    private static final Instant NOON = InputLog.APPENDED;
    private static final Instant DAY = Instant.parse("2026-04-09T23:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-04-10T23:00:00Z");

    private final EventDecoder decoder = new EventDecoder(InputLog.REGISTRY, Map.of());
    private final InputLog surveys = new InputLog(Source.SURVEYS, 0);
    private final Verification verification = new Verification(LatestAnswers.only(), decoder);

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void shouldBeCleanWhenPipelineCountsTheLatest() {
        surveys.add(answer("a", ZOE, NOON.minusSeconds(600), 3)).add(answer("b", ZOE, NOON, 9));
        surveys.records().forEach(verification::read);
        publish("день", DAY, NEXT_DAY, 9);
        publish("5m", NOON.minusSeconds(660), NOON.minusSeconds(360));

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.compared()).containsEntry("observations", 1L).containsEntry("published_windows", 2L);
        assertThat(report.partitions().get("cx.surveys-0").fates()).containsEntry(Fate.COUNTED, 2L);
    }

    @Test
    void shouldReportWindowWhenPipelineCountsAReplacedAnswer() {
        surveys.add(answer("a", ZOE, NOON.minusSeconds(600), 3)).add(answer("b", ZOE, NOON, 9));
        surveys.records().forEach(verification::read);
        publish("день", DAY, NEXT_DAY, 9, 3);
        publish("5m", NOON.minusSeconds(660), NOON.minusSeconds(360), 3);

        assertThat(verification.report(true).differences())
                .extracting(Difference::toString)
                .contains(
                        "extra metric=nps_latest@1 segment= window=5m start=2026-04-10T11:49:00Z n: expected 0, found 1",
                        "wrong metric=nps_latest@1 segment= window=день start=2026-04-09T23:00:00Z n: expected 1, found 2");
    }

    @Test
    void shouldCallWindowLaggingWhenItStillShowsTheReplacedAnswer() {
        surveys.add(answer("a", ZOE, NOON.minusSeconds(600), 3))
                .pass(Duration.ofHours(1))
                .add(answer("b", ZOE, NOON, 9));
        surveys.records().forEach(verification::read);
        publish("день", DAY, NEXT_DAY, 3);

        assertThat(verification.report(false).differences()).isEmpty();
        assertThat(verification.report(true).differences()).isNotEmpty();
    }

    @Test
    void shouldCallWindowAheadWhenPipelineReadALaterAnswer() {
        surveys.add(answer("a", ZOE, NOON.minusSeconds(600), 3))
                .pass(Duration.ofHours(1))
                .add(answer("другой", null, NEXT_DAY.minus(Duration.ofDays(3)), 9));
        surveys.records().forEach(verification::read);
        publish("день", DAY, NEXT_DAY, 9);
        publish("день", DAY.minus(Duration.ofDays(2)), NEXT_DAY.minus(Duration.ofDays(2)), 9);

        assertThat(verification.report(false).differences()).isNotEmpty();

        verification.moved(Motion.READING);
        assertThat(verification.report(false).isClean()).isTrue();
    }

    @Test
    void shouldProveOnlyWhatFollowsWhenAnswersOfTheDayWereDeleted() {
        // What was deleted was appended by noon, so it happened by 12:05; the first day that begins later has no
        // record.
        surveys.add(answer("deleted", ZOE, NOON, 3))
                .add(answer("first left", ZOE, NOON.minusSeconds(1), 3))
                .pass(Duration.ofMinutes(10))
                .add(answer("a", ZOE, NOON.plusSeconds(360), 3))
                .add(answer("b", ZOE, NOON.plusSeconds(420), 7))
                .add(answer("ü", "Иван", NOON.plusSeconds(480), 9))
                .add(retract("c", "b", NOON.plusSeconds(480)));
        verification.beginsAt(surveys.partition(), 1);
        surveys.records().stream().skip(1).forEach(verification::read);
        publish("день", DAY, NEXT_DAY, 10, 10, 10, 10);
        publish("5m", NOON.plusSeconds(360), NOON.plusSeconds(660), 3, 9);

        Report report = verification.report(true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.notes()).contains("not provable, as input is deleted: 1 windows");

        publish("5m", NOON.plusSeconds(360), NOON.plusSeconds(660), 7, 9);
        assertThat(verification.report(true).differences())
                .extracting(Difference::kind)
                .containsOnly(Difference.Kind.WRONG);
    }

    private void publish(String window, Instant start, Instant end, double... scores) {
        WindowedMetric metric = WindowedMetric.newBuilder(ObservedDay.nps(Map.of(), start, end, scores))
                .setMetric("nps_latest")
                .setWindow(window)
                .build();
        String key = "nps_latest@1||" + window + (window.equals("5m") ? "" : "|" + start.toEpochMilli());
        verification.published(key, metric);
    }
}
