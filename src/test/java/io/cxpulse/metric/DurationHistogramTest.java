package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DurationHistogramTest {

    private static final double ALPHA = 0.01;
    private static final double[] QUANTILES = {0, 0.01, 0.07, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

    @Property(tries = 200)
    void shouldAgreeWithDdSketchWhenSampleIsRandom(@ForAll @IntRange(min = 1, max = 3000) int n, @ForAll long seed) {
        long[] sample = sample(n, seed);
        DDSketch oracle = DDSketches.logarithmicUnboundedDense(ALPHA);
        Arrays.stream(sample).forEach(oracle::accept);
        long[] sorted = Arrays.stream(sample).sorted().toArray();
        DurationHistogram histogram = histogram(sample);

        for (double q : QUANTILES) {
            // The oracle takes the element floor(q (n - 1)) from 0 on: half a step further it is the nearest rank.
            long rank = Math.max(1, Math.round(Math.ceil(q * n - 1e-9)));
            double theirs = oracle.getValueAtQuantile(n == 1 ? 0 : Math.min(1, (rank - 0.5) / (n - 1)));
            double ours = histogram.percentileMillis(q).orElseThrow();
            double exact = sorted[(int) rank - 1];

            assertThat(ours).as("q %s, exact", q).isCloseTo(exact, within(exact * (ALPHA + 1e-12)));
            assertThat(ours).as("q %s, oracle", q).isCloseTo(theirs, within(theirs * 2 * ALPHA + 1e-9));
        }
    }

    @Property(tries = 200)
    void shouldEqualTheOtherHalfWhenRandomHalfIsTakenBack(@ForAll @IntRange(max = 400) int n, @ForAll long seed) {
        Random random = new Random(seed);
        long[] sample = sample(n, seed);
        boolean[] first = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = random.nextBoolean();
        }
        DurationHistogram one = histogram(half(sample, first, true));
        DurationHistogram other = histogram(half(sample, first, false));
        DurationHistogram whole = histogram(sample);

        assertThat(whole.minus(one)).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one.plus(other)).isEqualTo(whole).isEqualTo(other.plus(one));
        assertThat(one.minus(whole).negated()).isEqualTo(other);
        assertThat(whole.minus(whole)).isEqualTo(DurationHistogram.EMPTY);
        assertThat(whole.n()).isEqualTo(n);
    }

    @Example
    void shouldKeepNoZeroCountWhenBucketIsEmptied() {
        DurationHistogram left = histogram(0, 5, 5, 700, 1_000_000);
        DurationHistogram right = histogram(0, 5, 1_000_000);

        DurationHistogram rest = left.minus(right);

        assertThat(rest.size()).isEqualTo(2);
        assertThat(rest).isEqualTo(histogram(5, 700));
        assertThat(left).as("immutable").isEqualTo(histogram(0, 5, 5, 700, 1_000_000));
    }

    @Example
    void shouldTakeTheNearestRankWhenQuantileIsBetweenTwo() {
        DurationHistogram histogram = histogram(0, 1000, 20_000, 300_000);

        // ceil(0.25 * 4) = 1, ceil(0.26 * 4) = 2, ceil(0.5 * 4) = 2, ceil(0.51 * 4) = 3, ceil(0.76 * 4) = 4
        assertThat(histogram.percentileMillis(0)).hasValue(0);
        assertThat(histogram.percentileMillis(0.25)).hasValue(0);
        assertThat(histogram.percentileMillis(0.26).orElseThrow()).isCloseTo(1000, within(10.0));
        assertThat(histogram.percentileMillis(0.5).orElseThrow()).isCloseTo(1000, within(10.0));
        assertThat(histogram.percentileMillis(0.51).orElseThrow()).isCloseTo(20_000, within(200.0));
        assertThat(histogram.percentileMillis(0.76).orElseThrow()).isCloseTo(300_000, within(3000.0));
        assertThat(histogram.percentileMillis(1).orElseThrow()).isCloseTo(300_000, within(3000.0));
    }

    @Example
    void shouldTakeTheNearestRankWhenProductIsNotExactInFloatingPoint() {
        // 0.07 * 100 is 7.000000000000001 as a double; the rank is 7.
        long[] sample = LongStream.rangeClosed(1, 100).map(i -> i * 100_000).toArray();

        assertThat(histogram(sample).percentileMillis(0.07).orElseThrow()).isCloseTo(700_000, within(7000.0));
    }

    @Example
    void shouldHaveNoPercentileWhenNothingIsLeft() {
        assertThat(DurationHistogram.EMPTY.percentileMillis(0.5)).isEmpty();
        assertThat(histogram(4).negated().percentileMillis(0.5)).isEmpty();
    }

    @Example
    void shouldRefuseWhenQuantileIsNoShare() {
        for (double q : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> histogram(4).percentileMillis(q))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0..1");
        }
    }

    @Example
    void shouldRefuseWhenCountsAreNoHistogram() {
        refuse(new int[] {1}, new long[] {});
        refuse(new int[] {1}, new long[] {0});
        refuse(new int[] {2, 1}, new long[] {1, 1});
        refuse(new int[] {1, 1}, new long[] {1, 1});
        refuse(new int[] {-1}, new long[] {1});
        refuse(new int[] {DurationHistogram.MAX_SIZE}, new long[] {1});
        assertThatThrownBy(() -> DurationHistogram.ofCounts(new int[] {1, 2}, new long[] {Long.MAX_VALUE, 1}))
                .isInstanceOf(ArithmeticException.class);
    }

    private static void refuse(int[] buckets, long[] counts) {
        assertThatThrownBy(() -> DurationHistogram.ofCounts(buckets, counts))
                .as("корзины %s", Arrays.toString(buckets))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void shouldKeepValueWhenGivenArraysChange() {
        int[] buckets = {3, 4};
        long[] counts = {5, 6};
        DurationHistogram histogram = DurationHistogram.ofCounts(buckets, counts);

        buckets[0] = 9;
        counts[0] = 0;

        assertThat(histogram).hasToString("{3=5, 4=6}");
        assertThat(histogram.bucket(0)).isEqualTo(3);
        assertThat(histogram.count(0)).isEqualTo(5);
        assertThat(histogram.n()).isEqualTo(11);
    }

    /** Log-normal around ten minutes; some are whole seconds, some are 0 ms. */
    private static long[] sample(int n, long seed) {
        Random random = new Random(seed);
        return LongStream.range(0, n)
                .map(i -> i % 17 == 16 ? 0 : Math.round(600_000 * Math.exp(2 * random.nextGaussian())))
                .map(millis -> millis > 10_000 && millis % 10 == 0 ? millis / 1000 * 1000 : millis)
                .toArray();
    }

    private static long[] half(long[] sample, boolean[] first, boolean which) {
        return IntStream.range(0, sample.length)
                .filter(i -> first[i] == which)
                .mapToLong(i -> sample[i])
                .toArray();
    }

    private static DurationHistogram histogram(long... sample) {
        return Arrays.stream(sample)
                .mapToObj(DurationHistogram::of)
                .reduce(DurationHistogram.EMPTY, DurationHistogram::plus);
    }
}
