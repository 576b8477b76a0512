package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DurationBucketsTest {

    private static final BigInteger NUMERATOR = BigInteger.valueOf(101);
    private static final BigInteger DENOMINATOR = BigInteger.valueOf(99);

    /** The estimate at the end of a bucket is 1 % away, and the last digits are those of a double. */
    private static final double ACCURACY = 0.01 + 1e-12;

    @Property(tries = 5000)
    void shouldReadWithinOnePercentWhenDurationIsAny(@ForAll @LongRange(max = DurationBuckets.MAX_MILLIS) long millis) {
        check(millis);
    }

    @Example
    void shouldReadWithinOnePercentWhenDurationIsShort() {
        for (long millis = 0; millis <= 200_000; millis++) {
            check(millis);
        }
    }

    @Example
    void shouldReadWithinOnePercentWhenDurationIsAtTheEndOfBucket() {
        BigInteger numerator = NUMERATOR;
        BigInteger denominator = DENOMINATOR;
        int ends = 0;
        for (long end = 1; end + 1 < DurationBuckets.MAX_MILLIS; ends++) {
            for (long millis = end - 1; millis <= end + 1; millis++) {
                check(millis);
            }
            end = numerator.divide(denominator).longValueExact();
            numerator = numerator.multiply(NUMERATOR);
            denominator = denominator.multiply(DENOMINATOR);
        }
        assertThat(ends).isGreaterThan(1200);
    }

    private static void check(long millis) {
        int bucket = DurationBuckets.of(millis);
        assertThat(Math.abs(DurationBuckets.estimateMillis(bucket) - millis))
                .as("error of %d ms", millis)
                .isLessThanOrEqualTo(ACCURACY * millis);
        if (millis > 0) {
            assertThat(holds(bucket - 1, millis))
                    .as("%d ms in bucket %d", millis, bucket)
                    .isTrue();
        }
    }

    /** Whether gamma^(i-1) is less than {@code millis} and gamma^i is not, in whole numbers. */
    private static boolean holds(int i, long millis) {
        BigInteger exact = BigInteger.valueOf(millis);
        boolean reaches = NUMERATOR.pow(i).compareTo(DENOMINATOR.pow(i).multiply(exact)) >= 0;
        return reaches
                && (i == 0
                        || NUMERATOR.pow(i - 1).compareTo(DENOMINATOR.pow(i - 1).multiply(exact)) < 0);
    }

    @Example
    void shouldReadAsTwoYearsWhenDurationIsLonger() {
        long max = DurationBuckets.MAX_MILLIS;

        assertThat(DurationBuckets.of(max)).isEqualTo(DurationBuckets.OVERFLOW - 1);
        for (long millis : new long[] {max + 1, 2 * max, Long.MAX_VALUE}) {
            assertThat(DurationBuckets.of(millis)).isEqualTo(DurationBuckets.OVERFLOW);
        }
        assertThat(DurationBuckets.estimateMillis(DurationBuckets.OVERFLOW)).isEqualTo(63_072_000_000.0);
    }

    @Example
    void shouldNotDecreaseWhenBucketsAscend() {
        for (int bucket = 1; bucket <= DurationBuckets.OVERFLOW; bucket++) {
            assertThat(DurationBuckets.estimateMillis(bucket))
                    .as("бакет %d", bucket)
                    .isGreaterThanOrEqualTo(DurationBuckets.estimateMillis(bucket - 1));
        }
    }
}
