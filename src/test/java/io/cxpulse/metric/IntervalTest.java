package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Half of the last digit that the vectors give. */
    private static final Offset<Double> FOUR_DIGITS = within(0.00005001);

    @ParameterizedTest(name = "{0} promoters, {1} passives, {2} detractors")
    @CsvSource({
        "10, 0, 0, 100, 76.9231, 29.4195",
        "0, 0, 5, -100, -62.5000, 45.0085",
        "1, 0, 0, 100, 25.0000, 73.4986",
        "5, 3, 2, 30, 23.0769, 42.1275",
        "20, 5, 11, 25, 23.0769, 27.7195",
        "50, 30, 20, 30, 29.1262, 15.0751",
        "250, 150, 100, 30, 29.8211, 6.8247",
        "400, 300, 300, 10, 9.9701, 5.1387"
    })
    void shouldCentreAdjustedWaldWhenAnswersAreFew(
            long promoters, long passives, long detractors, double nps, double centre, double margin) {
        Reading reading = new NpsTally(promoters, passives, detractors).read();

        // Centre and margin are rounded apart: their sum is off by up to a whole last digit.
        assertThat(reading.value().orElseThrow()).isEqualTo(nps);
        assertThat(reading.interval().low().orElseThrow()).isCloseTo(Math.max(-100, centre - margin), within(0.00011));
        assertThat(reading.interval().high().orElseThrow()).isCloseTo(Math.min(100, centre + margin), within(0.00011));
    }

    @ParameterizedTest(name = "{0} promoters, {1} passives, {2} detractors")
    @CsvSource({
        "250, 675, 75, 17.5000, 14.0859, 20.8094",
        "15, 11, 10, 13.8889, -12.7353, 38.3763",
        "7, 2, 1, 60.0000, 7.0394, 85.2683",
        "10, 0, 0, 100, 47.5036, 100",
        "60, 25, 15, 45.0000, 29.3431, 58.0355",
        "0, 0, 1, -100, -98.4986, 48.4986"
    })
    void shouldGiveAdjustedWaldWhenAnswersAreCounted(
            long promoters, long passives, long detractors, double nps, double low, double high) {
        Reading reading = new NpsTally(promoters, passives, detractors).read();

        assertThat(reading.value().orElseThrow()).isCloseTo(nps, FOUR_DIGITS);
        assertThat(reading.interval().low().orElseThrow()).isCloseTo(low, FOUR_DIGITS);
        assertThat(reading.interval().high().orElseThrow()).isCloseTo(high, FOUR_DIGITS);
        assertThat(reading.n()).isEqualTo(promoters + passives + detractors);
        assertThat(reading.statistics())
                .isEqualTo(Map.of(
                        "promoters", (double) promoters,
                        "passives", (double) passives,
                        "detractors", (double) detractors));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718",
        "12, 100, .0700, .1981",
        "20, 20, .8389, 1"
    })
    void shouldGiveWilsonWhenHitsAreCounted(long hits, long n, double low, double high) {
        Reading reading = new ShareTally(hits, n).read();

        assertThat(reading.value().orElseThrow()).isEqualTo((double) hits / n);
        assertThat(reading.interval().low().orElseThrow()).isCloseTo(low, FOUR_DIGITS);
        assertThat(reading.interval().high().orElseThrow()).isCloseTo(high, FOUR_DIGITS);
    }

    @ParameterizedTest(name = "{0} ratings")
    @CsvSource({"2, 12.706205", "3, 4.302653", "5, 2.776445", "11, 2.228139", "31, 2.042272", "121, 1.979930"})
    void shouldGiveQuantileOfStudentWhenDeviationIsRootOfN(long n, double quantile) {
        Interval interval = Interval.ofMean(0, Math.sqrt((double) n), n);

        assertThat(interval.high().orElseThrow()).isCloseTo(quantile, within(0.0000006));
        assertThat(interval.low().orElseThrow()).isCloseTo(-quantile, within(0.0000006));
    }

    @Test
    void shouldReadMeanWhenRatingsAreOneToFive() {
        RatingTally tally = RatingTally.EMPTY;
        for (int rating = 1; rating <= 5; rating++) {
            tally = tally.plus(RatingTally.of(rating, rating >= 4));
        }

        Reading reading = tally.read();

        // 3 -+ 2.776445 * sqrt(2.5) / sqrt(5)
        assertThat(reading.value()).hasValue(3);
        assertThat(reading.interval().low().orElseThrow()).isCloseTo(1.036757, within(0.000001));
        assertThat(reading.interval().high().orElseThrow()).isCloseTo(4.963243, within(0.000001));
        assertThat(reading.statistics())
                .containsEntry("sum", 15.0)
                .containsEntry("top_box", 2.0)
                .containsEntry("top_box_ratio", 0.4)
                .containsEntry("standard_deviation", Math.sqrt(2.5));
    }

    @Test
    void shouldHaveNoIntervalWhenRatingIsTheOnlyOne() {
        Reading reading = RatingTally.of(4, true).read();

        assertThat(reading.value()).hasValue(4);
        assertThat(reading.interval()).isEqualTo(Interval.NONE);
        assertThat(reading.statistics()).doesNotContainKey("standard_deviation");
    }

    @Test
    void shouldClipToScaleWhenRatingsAreExtreme() {
        Reading reading = RatingTally.of(5, true).plus(RatingTally.of(3, false)).read();

        assertThat(reading.interval()).isEqualTo(Interval.of(1, 5));
    }

    @Test
    void shouldSayNothingWhenNobodyAnswered() {
        for (Tally empty : new Tally[] {NpsTally.EMPTY, ShareTally.EMPTY, RatingTally.EMPTY}) {
            assertThat(empty.read().value()).isEmpty();
            assertThat(empty.read().interval()).isEqualTo(Interval.NONE);
        }
        assertThat(CountTally.EMPTY.read().value()).hasValue(0);
    }
}
