package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden vectors, reached to a relative 1e-5. */
class EvidenceDetectorTest {

    private static final double FOUR_WEEKS = 40_320;
    private static final Percentage EXACT = Percentage.withPercentage(1e-3);

    private final EvidenceDetector nps = new EvidenceDetector(MetricKind.SCORE, Side.BELOW, 30);
    private final EvidenceDetector csat = new EvidenceDetector(MetricKind.SHARE, Side.BELOW, 0.80);
    private final EvidenceDetector slow = new EvidenceDetector(MetricKind.SHARE, Side.ABOVE, 0.05);

    @ParameterizedTest
    @CsvSource({"1, 2.84537", "2, 12.6886", "3, 51.2473", "4, 213.331", "5, 922.584", "6, 4102.92"})
    void shouldGrowWhenMostAreDetractors(int ticks, double evidence) {
        assertThat(after(nps, new NpsTally(1, 1, 3), ticks)).isCloseTo(evidence, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.606165", "10, 3.20674", "50, 5.96989"})
    void shouldStayLowWhenMostArePromoters(int ticks, double evidence) {
        assertThat(after(nps, new NpsTally(3, 1, 1), ticks)).isCloseTo(evidence, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.26057", "2, 3.02073", "3, 5.59685"})
    void shouldGrowSlowlyWhenShareIsLittleBelow(int ticks, double evidence) {
        assertThat(after(csat, new ShareTally(3, 5), ticks)).isCloseTo(evidence, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.553222", "10, 10.001"})
    void shouldGrowWhenShareIsAbove(int ticks, double evidence) {
        assertThat(after(slow, new ShareTally(1, 10), ticks)).isCloseTo(evidence, EXACT);
    }

    @Test
    void shouldReachFourWeeksInTimeWhenItIsBad() {
        assertThat(ticksTo(FOUR_WEEKS, nps, new NpsTally(1, 1, 3))).isEqualTo(8);
        assertThat(ticksTo(FOUR_WEEKS, nps, new NpsTally(0, 0, 1))).isEqualTo(15);
        assertThat(ticksTo(FOUR_WEEKS, csat, new ShareTally(3, 5))).isEqualTo(22);
        assertThat(ticksTo(FOUR_WEEKS, slow, new ShareTally(1, 10))).isEqualTo(52);
    }

    @Test
    void shouldChangeNothingWhenTickIsEmpty() {
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < 5; i++) {
            evidence = nps.after(evidence, NpsTally.EMPTY);
        }

        assertThat(nps.after(evidence, new NpsTally(1, 1, 3)).value()).isCloseTo(2.84537, EXACT);
    }

    @Test
    void shouldAgreeWithShareWhenRatingsAreAllAtTheEnds() {
        EvidenceDetector mean = new EvidenceDetector(MetricKind.MEAN, Side.BELOW, 4.2);
        Tally ratings = RatingTally.of(5, true)
                .plus(RatingTally.of(5, true))
                .plus(RatingTally.of(5, true))
                .plus(RatingTally.of(1, false))
                .plus(RatingTally.of(1, false));

        assertThat(after(mean, ratings, 2)).isCloseTo(3.02073, EXACT);
    }

    @Test
    void shouldStayFiniteWhenBreachLastsForever() {
        assertThat(after(nps, new NpsTally(0, 0, 1_000), 1_000)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"100", "-100", "101", "NaN"})
    void shouldRefuseWhenThresholdLeavesNothingToBeGoodOrBad(double threshold) {
        assertThatThrownBy(() -> new EvidenceDetector(MetricKind.SCORE, Side.BELOW, threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold " + threshold + " is not between -100.0 and 100.0");
    }

    private static double after(EvidenceDetector detector, Tally tick, int ticks) {
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < ticks; i++) {
            evidence = detector.after(evidence, tick);
        }
        return evidence.value();
    }

    private static int ticksTo(double needed, EvidenceDetector detector, Tally tick) {
        int ticks = 1;
        for (Evidence evidence = detector.after(Evidence.NONE, tick);
                evidence.value() < needed;
                evidence = detector.after(evidence, tick)) {
            ticks++;
        }
        return ticks;
    }
}
