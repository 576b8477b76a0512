package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;

/** Moves what a bounded metric measures onto 0..1, where the evidence is gathered: the best answer is 1 or 0 for all. */
public final class UnitScale {

    private static final double UNITS_PER_POINT = 1000;

    private UnitScale() {}

    /** Takes one score of 0..1 and how often it was given. */
    interface Visitor {

        void visit(double score, long count);
    }

    /** Whether observations of the kind have a lowest and a highest value. */
    public static boolean isBounded(MetricKind kind) {
        return switch (kind) {
            case SCORE, SHARE, MEAN -> true;
            case COUNT, DURATION -> false;
        };
    }

    /** Lowest value of a metric of the kind, in its unit. */
    public static double lowest(MetricKind kind) {
        return switch (kind) {
            case SCORE -> -100;
            case SHARE -> 0;
            case MEAN -> RatingTally.SCALE_MIN;
            case COUNT, DURATION -> throw unbounded(kind);
        };
    }

    /** Highest value of a metric of the kind, in its unit. */
    public static double highest(MetricKind kind) {
        return switch (kind) {
            case SCORE -> 100;
            case SHARE -> 1;
            case MEAN -> RatingTally.SCALE_MAX;
            case COUNT, DURATION -> throw unbounded(kind);
        };
    }

    /** A value of the metric, in its unit, on 0..1. An NPS of 30 is (30 + 100) / 200 = 0.65. */
    static double of(MetricKind kind, double value) {
        return (value - lowest(kind)) / (highest(kind) - lowest(kind));
    }

    /** Whether no score was given less often than never, as where an answer was taken back that nobody knows of. */
    public static boolean isPossible(Tally tally) {
        boolean[] possible = {true};
        visit(tally, (score, count) -> possible[0] &= count >= 0);
        return possible[0];
    }

    /** Shows every score of a tally, and how often it was given. */
    static void visit(Tally tally, Visitor visitor) {
        if (tally instanceof NpsTally nps) {
            visitor.visit(1, nps.promoters());
            visitor.visit(0.5, nps.passives());
            visitor.visit(0, nps.detractors());
        } else if (tally instanceof ShareTally share) {
            visitor.visit(1, share.hits());
            visitor.visit(0, share.n() - share.hits());
        } else if (tally instanceof RatingTally ratings) {
            ratings.counts()
                    .forEach((units, count) -> visitor.visit(of(MetricKind.MEAN, units / UNITS_PER_POINT), count));
        } else {
            throw unbounded(tally.kind());
        }
    }

    private static IllegalArgumentException unbounded(MetricKind kind) {
        return new IllegalArgumentException("a metric of kind " + kind + " has no lowest and highest value");
    }
}
