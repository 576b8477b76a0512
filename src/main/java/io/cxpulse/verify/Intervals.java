package io.cxpulse.verify;

/** 95 % confidence intervals, each as low and high. */
final class Intervals {

    /** Standard normal quantile of 0.975. */
    static final double Z = 1.959963984540054;

    private Intervals() {}

    /**
     * Adjusted Wald (Rocks 2016) of an NPS in points, clipped to -100..100: the Wald interval after three more answers,
     * three quarters of a promoter, one and a half passives and three quarters of a detractor.
     */
    static double[] adjustedWald(long promoters, long passives, long detractors) {
        double n = promoters + passives + detractors + 3;
        double p = (promoters + 0.75) / n;
        double d = (detractors + 0.75) / n;
        double error = Math.sqrt((p + d - Math.pow(p - d, 2)) / n);
        return clipped(100 * (p - d - Z * error), 100 * (p - d + Z * error), -100, 100);
    }

    /** Wilson (1927) score interval of a share, within 0..1. */
    static double[] wilson(long hits, long n) {
        double p = (double) hits / n;
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        double divisor = 1 + Z * Z / n;
        return clipped((middle - half) / divisor, (middle + half) / divisor, 0, 1);
    }

    /** Student's t interval of a mean rating of two or more, clipped to 1..5. */
    static double[] ofMean(double mean, double deviation, long n) {
        double[] unbounded = ofUnboundedMean(mean, deviation, n);
        return clipped(unbounded[0], unbounded[1], 1, 5);
    }

    /** Student's t interval of a mean of two durations or more, of which none is negative. */
    static double[] ofMeanDuration(double mean, double deviation, long n) {
        double[] unbounded = ofUnboundedMean(mean, deviation, n);
        return clipped(unbounded[0], unbounded[1], 0, Double.POSITIVE_INFINITY);
    }

    private static double[] ofUnboundedMean(double mean, double deviation, long n) {
        double half = StudentT.quantile975(n - 1) * deviation / Math.sqrt((double) n);
        return new double[] {mean - half, mean + half};
    }

    private static double[] clipped(double low, double high, double min, double max) {
        return new double[] {Math.max(min, low), Math.min(max, high)};
    }
}
