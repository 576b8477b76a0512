package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers that nobody gave, to see what a rule would make of them. */
final class SampleScores {

    /** How many answers stand for a value: its parts are exact to that. */
    private static final long MANY = 1_000_000_000_000L;

    /** Answers of 7 and 8 in relationship surveys, about a quarter; fewer where the score leaves no room for them. */
    private static final double PASSIVES = 0.24;

    private SampleScores() {}

    /** The worst answers that can be given. */
    static Tally worst(Criterion criterion, long count) {
        return criterion.side() == Side.BELOW
                ? atEnds(criterion.kind(), 0, 0, count)
                : atEnds(criterion.kind(), count, 0, 0);
    }

    /**
     * Many answers of a value, as far from each other as can be: then each of them says the least.
     *
     * @param value in the unit of the metric, not outside its scale
     */
    static Tally of(MetricKind kind, double value) {
        double unit = UnitScale.of(kind, value);
        double middle = kind == MetricKind.SCORE ? Math.min(PASSIVES, 1 - Math.abs(2 * unit - 1)) : 0;
        long middling = Math.round(middle * MANY);
        long high = Math.round((unit - middle / 2) * MANY);
        return atEnds(kind, high, middling, MANY - high - middling);
    }

    private static Tally atEnds(MetricKind kind, long high, long middle, long low) {
        return switch (kind) {
            case SCORE -> new NpsTally(high, middle, low);
            case SHARE -> new ShareTally(high, high + low);
            case MEAN -> ratings(high, low);
            case COUNT, DURATION -> throw new IllegalArgumentException("no ends of the scale of " + kind);
        };
    }

    private static Tally ratings(long high, long low) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        counts.put(RatingTally.of(RatingTally.SCALE_MIN, false).counts().firstKey(), low);
        counts.put(RatingTally.of(RatingTally.SCALE_MAX, true).counts().firstKey(), high);
        counts.values().removeIf(count -> count == 0);
        return new RatingTally(counts, high);
    }
}
