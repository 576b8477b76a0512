package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Preflight NPS = new Preflight(TickScript.npsBelow30());

    @Test
    void shouldNeedFifteenDetractorsWhenNpsIsWatchedForFourWeeks() {
        assertThat(NPS.worstAnswersOnePerTick()).isEqualTo(15);
        // The strongest bet alone: 2.244286^15 = 184,500, a fifth of which is 36,900; once more is 82,800.
        assertThat(NPS.worstAnswersInOneTick()).isEqualTo(16);
        assertThat(NPS.falseAlertsPerWeek()).isEqualTo(1 / 4.0);
    }

    @ParameterizedTest
    @CsvSource({"20, 1473", "10, 378", "0, 172", "-20, 63"})
    void shouldForeseeAnswersWhenNpsOfBreachIsGiven(double value, double answers) {
        assertThat(NPS.answersUntilSeen(value)).isCloseTo(answers, within(0.6));
    }

    /** For two answers the growth is the divergence: q ln(q/m) + (1-q) ln((1-q)/(1-m)); 0.7 gives 0.028168 nats. */
    @ParameterizedTest
    @CsvSource({"0.75, 1436.6", "0.7, 376.5", "0.6, 101.3"})
    void shouldForeseeAnswersWhenShareOfBreachIsGiven(double value, double answers) {
        Preflight csat = preflight(MetricKind.SHARE, Side.BELOW, 0.8);

        assertThat(csat.answersUntilSeen(value)).isCloseTo(answers, within(0.1));
        assertThat(csat.worstAnswersOnePerTick()).isEqualTo(10);
    }

    @Test
    void shouldNeverSeeItWhenThereIsNoBreach() {
        assertThat(NPS.answersUntilSeen(40)).isInfinite();
    }

    @Test
    void shouldForeseeLongestDelayWhenDistributionOfRatingsIsUnknown() {
        Preflight ces = preflight(MetricKind.MEAN, Side.BELOW, 3);
        // Ratings 1, 2, 3 and 4 as often as each other: 2.5, as 5 times 1 and 3 times 5 in eight.
        Tally spread = IntStream.rangeClosed(1, 4)
                .mapToObj(rating -> (Tally) RatingTally.of(rating, false))
                .reduce(RatingTally.EMPTY, Tally::plus);
        double known = Foresight.observationsNeeded(criterion(MetricKind.MEAN, Side.BELOW, 3, Duration.ZERO), spread);

        assertThat(ces.answersUntilSeen(2.5)).isGreaterThan(known);
    }

    @ParameterizedTest
    @CsvSource({
        "SCORE, BELOW, 30, 20, 10, -10",
        "SCORE, ABOVE, -30, -20, -10, 10",
        "SHARE, ABOVE, 0.05, 0.1, 0.15, 0.25",
        "MEAN, BELOW, 3.5, 3.3, 3.1, 2.7",
        // There are 10 points of 200 below -90: an eighth of what 80 points or more would have.
        "SCORE, BELOW, -90, -91.25, -92.5, -95",
        "SHARE, ABOVE, 0.96, 0.965, 0.97, 0.98"
    })
    void shouldShowBreachesInsideTheScaleWhenThresholdIsAnywhere(
            MetricKind kind, Side side, double threshold, double small, double middle, double large) {
        assertThat(preflight(kind, side, threshold).breaches()).containsExactly(small, middle, large);
    }

    /** A threshold has at most six decimals: these are as close to the ends as it gets. */
    @ParameterizedTest
    @CsvSource({
        "SCORE, BELOW, -99.999999",
        "SCORE, BELOW, 99.999999",
        "SCORE, ABOVE, 99.999999",
        "SHARE, BELOW, 0.000001",
        "SHARE, ABOVE, 0.000001",
        "SHARE, ABOVE, 0.999999",
        "MEAN, BELOW, 1.000001",
        "MEAN, ABOVE, 4.999999"
    })
    void shouldForeseeEveryBreachWhenThresholdIsNearTheEnd(MetricKind kind, Side side, double threshold) {
        Preflight preflight = preflight(kind, side, threshold);
        double[] answers = Arrays.stream(preflight.breaches())
                .map(preflight::answersUntilSeen)
                .toArray();

        assertThat(answers[0]).isFinite().isGreaterThan(answers[1]);
        assertThat(answers[1]).isGreaterThan(answers[2]);
        assertThat(answers[2]).isPositive();
        assertThat(preflight.delay(answers[0], 0.01)).isPositive();
        assertThat(preflight.worstAnswersOnePerTick()).isBetween(1L, 40_320L);
    }

    static Stream<Criterion> shouldAgreeWithDetectorWhenWorstAnswersCome() {
        return Stream.of(
                criterion(MetricKind.SCORE, Side.BELOW, -99, Duration.ZERO),
                criterion(MetricKind.SCORE, Side.BELOW, 95, Duration.ZERO),
                criterion(MetricKind.SHARE, Side.ABOVE, 0.05, Duration.ZERO),
                criterion(MetricKind.SHARE, Side.BELOW, 0.999, Duration.ZERO),
                criterion(MetricKind.MEAN, Side.BELOW, 3.5, Duration.ZERO),
                criterion(MetricKind.MEAN, Side.ABOVE, 4.9, Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource
    void shouldAgreeWithDetectorWhenWorstAnswersCome(Criterion criterion) {
        Preflight preflight = new Preflight(criterion);
        EvidenceDetector detector = new EvidenceDetector(criterion.kind(), criterion.side(), criterion.threshold());
        Tally one = SampleScores.worst(criterion, 1);
        Evidence evidence = Evidence.NONE;
        int ticks = 0;
        while (evidence.value() < criterion.evidenceNeeded()) {
            evidence = detector.after(evidence, one);
            ticks++;
        }
        long atOnce = preflight.worstAnswersInOneTick();

        assertThat(preflight.worstAnswersOnePerTick()).isEqualTo(ticks);
        assertThat(detector.after(Evidence.NONE, SampleScores.worst(criterion, atOnce))
                        .value())
                .isGreaterThanOrEqualTo(criterion.evidenceNeeded());
        assertThat(detector.after(Evidence.NONE, SampleScores.worst(criterion, atOnce - 1))
                        .value())
                .isLessThan(criterion.evidenceNeeded());
    }

    @ParameterizedTest
    @CsvSource({"378, 50, PT7H34M", "1, 1000000, PT1M", "63, 60, PT1H3M"})
    void shouldEndWithTickWhenAnswersCome(double answers, double perHour, Duration delay) {
        Preflight holding = new Preflight(criterion(MetricKind.SCORE, Side.BELOW, 30, Duration.ofMinutes(10)));

        assertThat(NPS.delay(answers, perHour)).isEqualTo(delay);
        assertThat(holding.delay(answers, perHour)).isEqualTo(delay.plusMinutes(10));
    }

    private static Preflight preflight(MetricKind kind, Side side, double threshold) {
        return new Preflight(criterion(kind, side, threshold, Duration.ZERO));
    }

    private static Criterion criterion(MetricKind kind, Side side, double threshold, Duration hold) {
        return new Criterion(
                kind,
                side,
                threshold,
                MINUTE,
                Duration.ofDays(28),
                Duration.ofHours(1),
                hold,
                Recovery.at(threshold),
                Silence.KEEP);
    }
}
