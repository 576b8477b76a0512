package io.cxpulse.metric;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
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

    private static final double CONFIDENCE = 0.95;

    static Interval of(double low, double high) {
        return new Interval(OptionalDouble.of(low), OptionalDouble.of(high));
    }

    /**
     * Adjusted Wald interval of an NPS, in points, clipped to -100..100: three pseudo-answers are added, three quarters
     * of one promoter, one and a half passives, three quarters of a detractor.
     */
    public static Interval adjustedWald(long promoters, long passives, long detractors) {
        return adjustedWald(promoters, passives, detractors, Z);
    }

    private static Interval adjustedWald(long promoters, long passives, long detractors, double z) {
        if (promoters + passives + detractors <= 0) {
            return NONE;
        }
        double n = promoters + passives + detractors + 3.0;
        double promoted = (promoters + 0.75) / n;
        double detracted = (detractors + 0.75) / n;
        double score = promoted - detracted;
        double margin = z * Math.sqrt((promoted + detracted - score * score) / n);
        return of(100 * (score - margin), 100 * (score + margin)).clippedTo(-100, 100);
    }

    /** Wilson score interval of {@code hits} among {@code n}, within 0..1. */
    public static Interval wilson(long hits, long n) {
        return wilson(hits, n, Z);
    }

    private static Interval wilson(long hits, long n, double z) {
        if (n <= 0) {
            return NONE;
        }
        double share = (double) hits / n;
        double z2 = z * z;
        double scale = 1 + z2 / n;
        double centre = (share + z2 / (2 * n)) / scale;
        double margin = z / scale * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return of(centre - margin, centre + margin).clippedTo(0, 1);
    }

    /** Student's t interval of a mean of {@code n} values, {@code n} at least 2. */
    public static Interval ofMean(double mean, double standardDeviation, long n) {
        return ofMean(mean, standardDeviation, n, CONFIDENCE);
    }

    private static Interval ofMean(double mean, double standardDeviation, long n, double confidence) {
        double margin = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + confidence) / 2)
                * standardDeviation
                / Math.sqrt((double) n);
        return of(mean - margin, mean + margin);
    }

    /**
     * The interval of a bounded metric that holds its true value with the given probability; none where there is too
     * little to say. Each end is a one-sided bound of confidence {@code (1 + confidence) / 2}.
     *
     * @param confidence above 0, below 1
     * @throws IllegalArgumentException for counts and durations
     */
    public static Interval of(Tally tally, double confidence) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
        if (tally instanceof NpsTally nps) {
            return adjustedWald(nps.promoters(), nps.passives(), nps.detractors(), z);
        }
        if (tally instanceof ShareTally share) {
            return wilson(share.hits(), share.n(), z);
        }
        if (tally instanceof RatingTally ratings) {
            return ofMean(ratings, confidence);
        }
        throw new IllegalArgumentException("a metric of kind " + tally.kind() + " is not bounded");
    }

    private static Interval ofMean(RatingTally ratings, double confidence) {
        OptionalDouble deviation = ratings.standardDeviation();
        return deviation.isEmpty()
                ? NONE
                : ofMean(ratings.mean().orElseThrow(), deviation.getAsDouble(), ratings.n(), confidence)
                        .clippedTo(RatingTally.SCALE_MIN, RatingTally.SCALE_MAX);
    }

    /** This interval without what lies outside {@code min..max}. */
    public Interval clippedTo(double min, double max) {
        return low.isEmpty() || high.isEmpty()
                ? this
                : of(Math.max(min, low.getAsDouble()), Math.min(max, high.getAsDouble()));
    }
}
