package io.cxpulse.metric;

import java.math.BigInteger;
import java.util.stream.LongStream;

/**
 * The buckets of a {@link DurationHistogram}: which one holds a duration, and what it reads as.
 *
 * <p>Bucket 0 holds durations of 0 ms. Bucket {@code i + 1} holds those of more than gamma^(i-1) and at most gamma^i ms,
 * so that i = ceil(log_gamma(millis)), up to two years. The last bucket holds everything longer.
 *
 * <p>Where a bucket ends is computed in whole numbers. A logarithm in floating point puts durations at the ends into the
 * neighbour, and not into the same one on every machine.
 */
final class DurationBuckets {

    /** The longest duration that is told from a longer one: 2 years of 365 days. */
    static final long MAX_MILLIS = 63_072_000_000L;

    /** gamma = (1 + alpha) / (1 - alpha) with alpha = 1 %, as a fraction. */
    private static final BigInteger GAMMA_NUMERATOR = BigInteger.valueOf(101);

    private static final BigInteger GAMMA_DENOMINATOR = BigInteger.valueOf(99);

    /** The longest duration of each bucket, ascending; the shortest buckets hold no whole millisecond and repeat it. */
    private static final long[] ENDS = ends();

    /** The bucket of durations above {@link #MAX_MILLIS}, and the greatest one. */
    static final int OVERFLOW = ENDS.length;

    private static final double[] ESTIMATES = estimates();

    private DurationBuckets() {}

    /** The bucket of a duration: the first that ends at it or later. */
    static int of(long millis) {
        int low = 0;
        int high = OVERFLOW;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ENDS[middle] < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * What durations of the bucket read as, in milliseconds: 2 gamma^i / (gamma + 1), which is 1 % away from both ends,
     * but never more than two years, so that a longer duration never reads as a shorter one.
     */
    static double estimateMillis(int bucket) {
        return ESTIMATES[bucket];
    }

    private static long[] ends() {
        LongStream.Builder ends = LongStream.builder().add(0);
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (long end = 1; end < MAX_MILLIS; end = numerator.divide(denominator).longValueExact()) {
            ends.add(end);
            numerator = numerator.multiply(GAMMA_NUMERATOR);
            denominator = denominator.multiply(GAMMA_DENOMINATOR);
        }
        return ends.add(MAX_MILLIS).build().toArray();
    }

    private static double[] estimates() {
        double[] estimates = new double[OVERFLOW + 1];
        double gamma = GAMMA_NUMERATOR.doubleValue() / GAMMA_DENOMINATOR.doubleValue();
        for (int bucket = 1; bucket <= OVERFLOW; bucket++) {
            // StrictMath, because the same window must read the same on every machine.
            double estimate = 2 * StrictMath.pow(gamma, bucket - 1) / (gamma + 1);
            estimates[bucket] = Math.min(estimate, MAX_MILLIS);
        }
        return estimates;
    }
}
