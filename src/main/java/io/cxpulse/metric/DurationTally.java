package io.cxpulse.metric;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How long something took: exact sums in whole milliseconds, from which mean and deviation follow, and a histogram for
 * percentiles. What is below a millisecond is cut off.
 *
 * <p>Replies after 60, 120 and 300 s have mean (60 + 120 + 300) / 3 = 160 s and sample standard deviation
 * sqrt((100^2 + 40^2 + 140^2) / 2) = 124.9 s; their median is 120 s and reads as 120 s within 1 %.
 *
 * @param sumMillis sum of all durations
 * @param squaredMillis sum of the squares of all durations; two of them alone may exceed a {@code long}
 * @param histogram all durations, with a relative error of at most 1 %
 */
public record DurationTally(long sumMillis, BigInteger squaredMillis, DurationHistogram histogram) implements Tally {

    public static final DurationTally EMPTY = new DurationTally(0, BigInteger.ZERO, DurationHistogram.EMPTY);

    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * The tally of one duration.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     * @throws ArithmeticException if it is too long to be counted in milliseconds
     */
    public static DurationTally of(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(duration + " is negative; accepted are durations from 0");
        }
        long millis = duration.toMillis();
        BigInteger exact = BigInteger.valueOf(millis);
        return new DurationTally(millis, exact.multiply(exact), DurationHistogram.of(millis));
    }

    @Override
    public MetricKind kind() {
        return MetricKind.DURATION;
    }

    @Override
    public long n() {
        return histogram.n();
    }

    @Override
    public DurationTally plus(Tally other) {
        DurationTally that = Tally.same(DurationTally.class, other);
        return new DurationTally(
                Math.addExact(sumMillis, that.sumMillis),
                squaredMillis.add(that.squaredMillis),
                histogram.plus(that.histogram));
    }

    @Override
    public DurationTally negated() {
        return new DurationTally(Math.negateExact(sumMillis), squaredMillis.negate(), histogram.negated());
    }

    /** Sum of all durations, in seconds. */
    public double sum() {
        return sumMillis / MILLIS_PER_SECOND;
    }

    /** Defined as {@code sum / n}, in seconds, or empty when nothing was timed. */
    public OptionalDouble mean() {
        return n() <= 0 ? OptionalDouble.empty() : OptionalDouble.of(sum() / n());
    }

    /**
     * Sample standard deviation in seconds, the root of (n * sum of squares - square of the sum) / (n * (n - 1)); empty
     * below two durations. The difference is taken in whole numbers: in floating point it cancels out where durations
     * are long and close together.
     */
    public OptionalDouble standardDeviation() {
        if (n() < 2) {
            return OptionalDouble.empty();
        }
        BigInteger n = BigInteger.valueOf(n());
        BigInteger spread =
                n.multiply(squaredMillis).subtract(BigInteger.valueOf(sumMillis).pow(2));
        BigInteger pairs = n.multiply(n.subtract(BigInteger.ONE));
        return OptionalDouble.of(Math.sqrt(spread.doubleValue() / pairs.doubleValue()) / MILLIS_PER_SECOND);
    }

    @Override
    public Reading read() {
        if (n() <= 0) {
            return Reading.of(n(), OptionalDouble.empty(), Interval.NONE);
        }
        OptionalDouble deviation = standardDeviation();
        Map<String, Double> statistics = new TreeMap<>();
        statistics.put("sum", sum());
        statistics.put("p50", percentile(0.5));
        statistics.put("p90", percentile(0.9));
        statistics.put("p95", percentile(0.95));
        deviation.ifPresent(value -> statistics.put("standard_deviation", value));
        Interval interval = deviation.isPresent()
                ? Interval.ofMean(sum() / n(), deviation.getAsDouble(), n()).clippedTo(0, Double.POSITIVE_INFINITY)
                : Interval.NONE;
        return Reading.of(n(), mean(), interval).with(statistics);
    }

    private double percentile(double q) {
        return histogram.percentileMillis(q).orElseThrow() / MILLIS_PER_SECOND;
    }
}
