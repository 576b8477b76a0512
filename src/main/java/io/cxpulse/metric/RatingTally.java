package io.cxpulse.metric;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ratings on the normal scale 1..5 as a count per distinct value, and how many were in the top box of their own scale.
 *
 * <p>Values are kept in thousandths of a point, so that sums are integers and neither depend on order nor drift when
 * ratings are taken back. Memory grows with the number of distinct ratings: 5 on the usual scale, at most 4001.
 *
 * @param counts observations by rating, in thousandths of a point; never zero
 * @param topBox observations in the top box of the scale they were given on
 */
public record RatingTally(SortedMap<Integer, Long> counts, long topBox) implements Tally {

    /** Ends of the normal scale. */
    public static final int SCALE_MIN = 1;

    public static final int SCALE_MAX = 5;

    public static final RatingTally EMPTY = new RatingTally(Collections.emptySortedMap(), 0);

    private static final int UNITS = 1000;

    public RatingTally {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /**
     * The tally of one rating.
     *
     * @throws IllegalArgumentException if {@code rating} is outside the normal scale
     */
    public static RatingTally of(double rating, boolean topBox) {
        if (!(rating >= SCALE_MIN && rating <= SCALE_MAX)) {
            throw new IllegalArgumentException(rating + " is outside " + SCALE_MIN + ".." + SCALE_MAX);
        }
        int units = (int) Math.round(rating * UNITS);
        return new RatingTally(new TreeMap<>(Map.of(units, 1L)), topBox ? 1 : 0);
    }

    @Override
    public MetricKind kind() {
        return MetricKind.MEAN;
    }

    @Override
    public long n() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    @Override
    public RatingTally plus(Tally other) {
        RatingTally that = Tally.same(RatingTally.class, other);
        TreeMap<Integer, Long> sum = new TreeMap<>(counts);
        that.counts.forEach((rating, count) -> sum.merge(rating, count, Math::addExact));
        // A rating that was taken back leaves no trace.
        sum.values().removeIf(count -> count == 0);
        return new RatingTally(sum, Math.addExact(topBox, that.topBox));
    }

    @Override
    public RatingTally negated() {
        TreeMap<Integer, Long> negative = new TreeMap<>();
        counts.forEach((rating, count) -> negative.put(rating, Math.negateExact(count)));
        return new RatingTally(negative, Math.negateExact(topBox));
    }

    /** Sum of all ratings, in points. */
    public double sum() {
        long units = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            units = Math.addExact(units, Math.multiplyExact(entry.getKey(), entry.getValue()));
        }
        return (double) units / UNITS;
    }

    /** Defined as {@code sum / n}, or empty when nothing was rated. */
    public OptionalDouble mean() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum() / n());
    }

    /** Sample standard deviation, with n - 1; empty below two ratings. */
    public OptionalDouble standardDeviation() {
        long n = n();
        if (n < 2) {
            return OptionalDouble.empty();
        }
        double mean = sum() / n;
        double squares = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            double distance = (double) entry.getKey() / UNITS - mean;
            squares += distance * distance * entry.getValue();
        }
        return OptionalDouble.of(Math.sqrt(squares / (n - 1)));
    }

    @Override
    public Reading read() {
        long n = n();
        if (n == 0) {
            return Reading.of(0, OptionalDouble.empty(), Interval.NONE);
        }
        OptionalDouble deviation = standardDeviation();
        Map<String, Double> statistics = new TreeMap<>();
        statistics.put("sum", sum());
        statistics.put("top_box", (double) topBox);
        statistics.put("top_box_ratio", (double) topBox / n);
        deviation.ifPresent(value -> statistics.put("standard_deviation", value));
        Interval interval = deviation.isPresent()
                ? Interval.ofMean(sum() / n, deviation.getAsDouble(), n).clippedTo(SCALE_MIN, SCALE_MAX)
                : Interval.NONE;
        return Reading.of(n, mean(), interval).with(statistics);
    }
}
