package io.cxpulse.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * How many durations were how long: percentiles with a relative error of at most 1 %, from 1 ms to 2 years (63,072,000
 * s). A duration of 0 ms reads as 0. All longer than 2 years read as 2 years.
 *
 * <p>Counts per logarithmic bucket, with relative accuracy alpha = 1 %, gamma = (1 + alpha) / (1 - alpha), bucket
 * ceil(log_gamma(millis)), which reads as 2 gamma^i / (gamma + 1). Source: DDSketch, Masson, Rim and Lee, VLDB 2019.
 * Nothing is collapsed, so histograms add and subtract without loss: taking back what was added leaves no trace.
 *
 * <p>Immutable: two sorted arrays, 12 bytes for each bucket in use, of which there are at most 1247. A hundred log-normal
 * durations whose logarithm deviates by 1 use about 80, ten thousand about 310. Addition is one pass over both operands.
 */
public final class DurationHistogram {

    public static final DurationHistogram EMPTY = new DurationHistogram(new int[0], new long[0], 0);

    /** Number of buckets there are. */
    public static final int MAX_SIZE = DurationBuckets.OVERFLOW + 1;

    /** Buckets in use, ascending. */
    private final int[] buckets;

    /** Durations in each of them, never zero. */
    private final long[] counts;

    private final long n;

    private DurationHistogram(int[] buckets, long[] counts, long n) {
        this.buckets = buckets;
        this.counts = counts;
        this.n = n;
    }

    /** The histogram of one duration of {@code millis}, not negative. */
    static DurationHistogram of(long millis) {
        return new DurationHistogram(new int[] {DurationBuckets.of(millis)}, new long[] {1}, 1);
    }

    /**
     * The histogram of the given buckets, as {@link #bucket} and {@link #count} list them.
     *
     * @throws IllegalArgumentException if buckets are unknown or do not ascend, or if a count is zero
     * @throws ArithmeticException if the sum of the counts overflows
     */
    public static DurationHistogram ofCounts(int[] buckets, long[] counts) {
        if (buckets.length != counts.length) {
            throw new IllegalArgumentException(buckets.length + " buckets have " + counts.length + " counts");
        }
        long n = 0;
        int previous = -1;
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] <= previous || buckets[i] > DurationBuckets.OVERFLOW || counts[i] == 0) {
                throw new IllegalArgumentException("bucket " + buckets[i] + " with count " + counts[i]
                        + " after bucket " + previous + "; buckets ascend from 0 to " + DurationBuckets.OVERFLOW
                        + " and have counts other than 0");
            }
            previous = buckets[i];
            n = Math.addExact(n, counts[i]);
        }
        return new DurationHistogram(buckets.clone(), counts.clone(), n);
    }

    /** Number of durations. */
    public long n() {
        return n;
    }

    /** Number of buckets in use. */
    public int size() {
        return buckets.length;
    }

    /** The {@code i}-th bucket in use, from 0 to {@code size() - 1}: 0 for 0 ms, then 1 + ceil(log_gamma(millis)). */
    public int bucket(int i) {
        return buckets[i];
    }

    /** Durations in the {@code i}-th bucket in use; negative where they were added in another histogram. */
    public long count(int i) {
        return counts[i];
    }

    /** @throws ArithmeticException on overflow */
    public DurationHistogram plus(DurationHistogram that) {
        if (that.buckets.length == 0) {
            return this;
        }
        if (buckets.length == 0) {
            return that;
        }
        return merged(that, Math.addExact(n, that.n));
    }

    private DurationHistogram merged(DurationHistogram that, long sum) {
        int[] keys = new int[buckets.length + that.buckets.length];
        long[] values = new long[keys.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < buckets.length && j < that.buckets.length) {
            int left = buckets[i];
            int right = that.buckets[j];
            long count = left <= right ? counts[i++] : 0;
            count = right <= left ? Math.addExact(count, that.counts[j++]) : count;
            keys[size] = Math.min(left, right);
            values[size] = count;
            // A bucket that was emptied is overwritten by the next.
            size += count == 0 ? 0 : 1;
        }
        size = append(this, i, keys, values, size);
        size = append(that, j, keys, values, size);
        return size == keys.length
                ? new DurationHistogram(keys, values, sum)
                : new DurationHistogram(Arrays.copyOf(keys, size), Arrays.copyOf(values, size), sum);
    }

    /** Copies what {@code from} has from its {@code first} bucket on; returns how many buckets there are now. */
    private static int append(DurationHistogram from, int first, int[] keys, long[] values, int size) {
        int left = from.buckets.length - first;
        System.arraycopy(from.buckets, first, keys, size, left);
        System.arraycopy(from.counts, first, values, size, left);
        return size + left;
    }

    /** How many durations are in higher buckets than {@code limit}, so longer, but for the error of a bucket. */
    public long above(Duration limit) {
        int bucket = DurationBuckets.of(limit.toMillis());
        long above = 0;
        for (int i = size() - 1; i >= 0 && buckets[i] > bucket; i--) {
            above = Math.addExact(above, counts[i]);
        }
        return above;
    }

    /** The histogram that undoes this one. */
    public DurationHistogram negated() {
        long[] negative = new long[counts.length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = Math.negateExact(counts[i]);
        }
        return new DurationHistogram(buckets, negative, Math.negateExact(n));
    }

    public DurationHistogram minus(DurationHistogram that) {
        return plus(that.negated());
    }

    /**
     * The duration of nearest rank, ceil(q n) of n in ascending order, in milliseconds; empty where there is none.
     *
     * @param q 0..1; 0 is the shortest
     * @throws IllegalArgumentException if {@code q} is outside 0..1
     */
    public OptionalDouble percentileMillis(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException(q + " is outside 0..1");
        }
        if (n <= 0) {
            return OptionalDouble.empty();
        }
        long left = rank(q);
        int i = 0;
        while (left > counts[i]) {
            left -= counts[i++];
        }
        return OptionalDouble.of(DurationBuckets.estimateMillis(buckets[i]));
    }

    /** In decimals, because 0.07 times 100 is more than 7 in floating point. */
    private long rank(double q) {
        BigDecimal rank = BigDecimal.valueOf(q).multiply(BigDecimal.valueOf(n));
        return Math.max(1, rank.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationHistogram that
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < buckets.length; i++) {
            text.add(buckets[i] + "=" + counts[i]);
        }
        return text.toString();
    }
}
