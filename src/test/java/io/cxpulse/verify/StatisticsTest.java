package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @ParameterizedTest(name = "{0} promoters, {1} passives, {2} detractors")
    @CsvSource({
        "250, 675, 75, 17.5, 14.0859, 20.8094",
        "15, 11, 10, 13.8889, -12.7353, 38.3763",
        "7, 2, 1, 60, 7.0394, 85.2683",
        "10, 0, 0, 100, 47.5036, 100",
        "60, 25, 15, 45, 29.3431, 58.0355",
        "0, 0, 1, -100, -98.4986, 48.4986",
        "4, 0, 3, 14.2857, -46.8052, 66.8052",
    })
    void shouldMatchPublishedVectorWhenScoreIsComputed(
            int promoters, int passives, int detractors, double nps, double low, double high) {
        List<Observation> answers = new ArrayList<>();
        add(answers, promoters, 9);
        add(answers, passives, 7);
        add(answers, detractors, 6);

        Numbers numbers = Statistics.of(Contract.Kind.SCORE, answers);

        assertThat(numbers.value()).isCloseTo(nps, within(5e-5));
        assertThat(numbers.low()).isCloseTo(low, within(5e-5));
        assertThat(numbers.high()).isCloseTo(high, within(5e-5));
        assertThat(numbers.statistics())
                .containsEntry("promoters", (double) promoters)
                .containsEntry("passives", (double) passives)
                .containsEntry("detractors", (double) detractors)
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718",
        "12, 100, .0700, .1981"
    })
    void shouldMatchNewcombeWhenShareIsComputed(int hits, int n, double low, double high) {
        List<Observation> answers = new ArrayList<>();
        IntStream.range(0, n).forEach(i -> answers.add(verdict(i < hits)));

        Numbers numbers = Statistics.of(Contract.Kind.SHARE, answers);

        assertThat(numbers.value()).isEqualTo((double) hits / n);
        assertThat(numbers.low()).isCloseTo(low, within(5e-5));
        assertThat(numbers.high()).isCloseTo(high, within(5e-5));
        assertThat(numbers.statistics()).containsOnlyKeys("hits").containsEntry("hits", (double) hits);
    }

    @Test
    void shouldComputeMeanByHandWhenRatingsVary() {
        // 2, 4, 4, 5: sum 15, mean 3.75, squares 61, variance (61 - 56.25) / 3 = 1.583333; t(3) = 3.182446.
        Numbers numbers = Statistics.of(Contract.Kind.MEAN, List.of(five(2), five(4), five(4), five(5)));

        assertThat(numbers.n()).isEqualTo(4);
        assertThat(numbers.value()).isEqualTo(3.75);
        assertThat(numbers.statistics().get("standard_deviation")).isCloseTo(1.2583057, within(1e-7));
        assertThat(numbers.low()).isCloseTo(3.75 - 3.1824463 * 1.2583057 / 2, within(1e-6));
        assertThat(numbers.high()).isEqualTo(5);
        assertThat(numbers.statistics())
                .containsEntry("sum", 15.0)
                .containsEntry("top_box", 3.0)
                .containsEntry("top_box_ratio", 0.75)
                .hasSize(4);
    }

    @Test
    void shouldHaveNoIntervalWhenOneRatingStandsAlone() {
        Numbers numbers = Statistics.of(Contract.Kind.MEAN, List.of(five(5)));

        assertThat(numbers.low()).isNull();
        assertThat(numbers.high()).isNull();
        assertThat(numbers.statistics()).containsOnlyKeys("sum", "top_box", "top_box_ratio");
    }

    @Test
    void shouldComputeSecondsByHandWhenDurationsVary() {
        // 0.5, 1, 1.5 and 9 s: sum 12, mean 3, squares 84.5, variance (84.5 - 36) / 3 = 16.1667; t(3) = 3.182446.
        Numbers numbers =
                Statistics.of(Contract.Kind.DURATION, List.of(millis(9000), millis(500), millis(1500), millis(1000)));

        assertThat(numbers.n()).isEqualTo(4);
        assertThat(numbers.value()).isEqualTo(3);
        assertThat(numbers.statistics().get("standard_deviation")).isCloseTo(4.0207794, within(1e-7));
        // 3 - 3.1824463 * 4.0207794 / 2 lies below the shortest there is.
        assertThat(numbers.low()).isZero();
        assertThat(numbers.high()).isCloseTo(3 + 3.1824463 * 4.0207794 / 2, within(1e-6));
        assertThat(numbers.statistics())
                .containsEntry("sum", 12.0)
                .containsEntry("p50", 1.0)
                .containsEntry("p90", 9.0)
                .containsEntry("p95", 9.0)
                .hasSize(5);
    }

    @ParameterizedTest(name = "{0} durations")
    @CsvSource({"1, 1, 1, 1", "2, 1, 2, 2", "10, 5, 9, 10", "20, 10, 18, 19", "21, 11, 19, 20", "1000, 500, 900, 950"})
    void shouldTakeTheNearestRankWhenPercentileIsAsked(int n, double p50, double p90, double p95) {
        List<Observation> seconds =
                LongStream.rangeClosed(1, n).mapToObj(i -> millis(1000 * i)).toList();

        assertThat(Statistics.of(Contract.Kind.DURATION, seconds).statistics())
                .containsEntry("p50", p50)
                .containsEntry("p90", p90)
                .containsEntry("p95", p95);
    }

    @Test
    void shouldHaveNoIntervalWhenOneDurationStandsAlone() {
        Numbers numbers = Statistics.of(Contract.Kind.DURATION, List.of(millis(1)));

        assertThat(numbers.value()).isEqualTo(0.001);
        assertThat(numbers.low()).isNull();
        assertThat(numbers.statistics()).containsOnlyKeys("sum", "p50", "p90", "p95");
    }

    @Test
    void shouldSayNothingWhenWindowIsEmpty() {
        for (Contract.Kind kind : Contract.Kind.values()) {
            assertThat(Statistics.of(kind, List.of())).isEqualTo(Numbers.NOTHING);
        }
    }

    @ParameterizedTest(name = "{0} on {1}..{2}, good end up: {3}")
    @CsvSource({
        "6, 1, 7, true, 4333, true",
        "2, 1, 7, false, 4333, true",
        "4, 1, 7, true, 3000, false",
        "3, 1, 4, true, 3667, true",
        "2, 1, 3, true, 3000, false",
        "2, 1, 2, true, 5000, true",
        "7, 0, 10, true, 3800, false",
        "8, 0, 10, true, 4200, true",
        "0, -2147483648, 2147483647, true, 3000, false",
    })
    void shouldMoveAnswerToFivePointsWhenScaleDiffers(
            double value, long min, long max, boolean higherIsBetter, long thousandths, boolean topBox) {
        Answer answer = new Answer(value, min, max, higherIsBetter);

        assertThat(answer.thousandthsOfFive()).isEqualTo(thousandths);
        assertThat(answer.isTopBox()).isEqualTo(topBox);
    }

    @Test
    void shouldAgreeWithAnotherLibraryWhenQuantileOfTIsTaken() {
        assertThat(StudentT.quantile975(1)).isCloseTo(12.706204736432095, within(1e-9));
        LongStream.concat(LongStream.rangeClosed(1, 60), LongStream.of(999, 1000, 1001, 5000, 1_000_000))
                .forEach(degrees -> assertThat(StudentT.quantile975(degrees))
                        .as("t of %d degrees", degrees)
                        .isCloseTo(
                                TDistribution.of((double) degrees).inverseCumulativeProbability(0.975), within(1e-9)));
        assertThat(StudentT.probabilityWithin(StudentT.expansion(1000), 1000)).isCloseTo(0.95, within(1e-12));
    }

    private static void add(List<Observation> answers, int times, double score) {
        for (int i = 0; i < times; i++) {
            answers.add(new Observation(i, 0, new Answer(score, 0, 10, true).vote()));
        }
    }

    private static Observation five(double score) {
        return new Observation(0, 0, new Answer(score, 1, 5, true).rating());
    }

    private static Observation verdict(boolean hit) {
        return new Observation(0, 0, new Value.Verdict(hit));
    }

    private static Observation millis(long millis) {
        return new Observation(0, 0, new Value.Span(millis));
    }
}
