package io.cxpulse.metric;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A two-sided 95 % confidence interval, or none.
 *
 * <p>Sources: adjusted Wald for NPS, Rocks (2016); score interval for shares, Wilson (1927), checked against Newcombe
 * (1998); Student's t for means.
 */
public record Interval(OptionalDouble low, OptionalDouble high) {

    public static final Interval NONE = new Interval(OptionalDouble.empty(), OptionalDouble.empty());

    /** Standard normal quantile of 0.975. */
    static final double Z = 1.959963984540054;

    private static final double TAIL = 0.975;

    static Interval of(double low, double high) {
        return new Interval(OptionalDouble.of(low), OptionalDouble.of(high));
    }

    /**
     * Adjusted Wald interval of an NPS, in points, clipped to -100..100: three pseudo-answers are added, three quarters
     * of one promoter, one and a half passives, three quarters of a detractor.
     */
    public static Interval adjustedWald(long promoters, long passives, long detractors) {
        if (promoters + passives + detractors <= 0) {
            return NONE;
        }
        double n = promoters + passives + detractors + 3.0;
        double promoted = (promoters + 0.75) / n;
        double detracted = (detractors + 0.75) / n;
        double score = promoted - detracted;
        double margin = Z * Math.sqrt((promoted + detracted - score * score) / n);
        return of(100 * (score - margin), 100 * (score + margin)).clippedTo(-100, 100);
    }

    /** Wilson score interval of {@code hits} among {@code n}, within 0..1. */
    public static Interval wilson(long hits, long n) {
        if (n <= 0) {
            return NONE;
        }
        double share = (double) hits / n;
        double z2 = Z * Z;
        double scale = 1 + z2 / n;
        double centre = (share + z2 / (2 * n)) / scale;
        double margin = Z / scale * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return of(centre - margin, centre + margin).clippedTo(0, 1);
    }

    /** Student's t interval of a mean of {@code n} values, {@code n} at least 2. */
    public static Interval ofMean(double mean, double standardDeviation, long n) {
        double margin = TDistribution.of(n - 1.0).inverseCumulativeProbability(TAIL)
                * standardDeviation
                / Math.sqrt((double) n);
        return of(mean - margin, mean + margin);
    }

    /** This interval without what lies outside {@code min..max}. */
    public Interval clippedTo(double min, double max) {
        return low.isEmpty() || high.isEmpty()
                ? this
                : of(Math.max(min, low.getAsDouble()), Math.min(max, high.getAsDouble()));
    }
}
