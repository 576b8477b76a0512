package io.cxpulse.metric;

/** The families of metrics; all metrics of a kind share one tally and one interval. */
public enum MetricKind {
    /** Promoters minus detractors, in points -100..100. */
    SCORE("points"),
    /** Share of observations that hit, 0..1. */
    SHARE("ratio"),
    /** Mean of a rating, in points of its normal scale. */
    MEAN("score"),
    /** Number of observations. */
    COUNT("count"),
    /** Mean of a duration, with percentiles. */
    DURATION("seconds");

    private final String unit;

    MetricKind(String unit) {
        this.unit = unit;
    }

    /** The tally of no observation. */
    public Tally empty() {
        return switch (this) {
            case SCORE -> NpsTally.EMPTY;
            case SHARE -> ShareTally.EMPTY;
            case MEAN -> RatingTally.EMPTY;
            case COUNT -> CountTally.EMPTY;
            case DURATION -> DurationTally.EMPTY;
        };
    }

    public String unit() {
        return unit;
    }
}
