package io.cxpulse.verify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Student's t distribution with whole degrees of freedom.
 *
 * <p>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4 (finite sums), 26.7.5
 * (expansion for many degrees of freedom).
 */
final class StudentT {

    private static final double TWO_SIDED = 0.95;

    /** Above it the expansion is exact to double precision, and faster. */
    private static final long MANY = 1000;

    private static final Map<Long, Double> KNOWN = new ConcurrentHashMap<>();

    private StudentT() {}

    /** The t that is exceeded with probability 0.025. */
    static double quantile975(long degrees) {
        return KNOWN.computeIfAbsent(degrees, v -> v > MANY ? expansion(v) : bisection(v));
    }

    private static double bisection(long degrees) {
        double low = 0;
        double high = 20;
        for (double middle = 10; low < middle && middle < high; middle = (low + high) / 2) {
            if (probabilityWithin(middle, degrees) < TWO_SIDED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Probability that |T| is at most {@code t}. */
    static double probabilityWithin(double t, long degrees) {
        double angle = Math.atan(t / Math.sqrt((double) degrees));
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double sum = degrees == 1 ? 0 : term;
        for (long k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
            term *= cos * cos * (k - 1) / k;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + sin * sum) : sin * sum;
    }

    static double expansion(double degrees) {
        double z = Intervals.Z;
        double g1 = (Math.pow(z, 3) + z) / 4;
        double g2 = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        double g3 = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
        double g4 =
                (79 * Math.pow(z, 9) + 776 * Math.pow(z, 7) + 1482 * Math.pow(z, 5) - 1920 * Math.pow(z, 3) - 945 * z)
                        / 92160;
        return z + g1 / degrees + g2 / Math.pow(degrees, 2) + g3 / Math.pow(degrees, 3) + g4 / Math.pow(degrees, 4);
    }
}
