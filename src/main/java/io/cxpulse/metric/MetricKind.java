package io.cxpulse.metric;

/** The families of metrics; all metrics of a kind share one tally and one interval. */
public enum MetricKind {
    /** Promoters minus detractors, in points -100..100. */
    SCORE(NpsTally.EMPTY, "points"),
    /** Share of observations that hit, 0..1. */
    SHARE(ShareTally.EMPTY, "ratio"),
    /** Mean of a rating, in points of its normal scale. */
    MEAN(RatingTally.EMPTY, "score"),
    /** Number of observations. */
    COUNT(CountTally.EMPTY, "count");

    private final Tally empty;
    private final String unit;

    MetricKind(Tally empty, String unit) {
        this.empty = empty;
        this.unit = unit;
    }

    /** The tally of no observation. */
    public Tally empty() {
        return empty;
    }

    public String unit() {
        return unit;
    }
}
