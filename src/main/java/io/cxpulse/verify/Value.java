package io.cxpulse.verify;

/** What a fact says besides that it happened, or what a metric keeps of that. */
sealed interface Value permits Answer, Value.Vote, Value.Rating, Value.Verdict, Value.Span {

    /** What a recommendation counts as. */
    enum Vote implements Value {
        PROMOTER,
        PASSIVE,
        DETRACTOR
    }

    /**
     * An answer among others of any scale.
     *
     * @param thousandths on the scale 1 to 5, in thousandths of a point
     * @param topBox whether it is one of the best answers of its scale
     */
    record Rating(long thousandths, boolean topBox) implements Value {}

    /** One part of a share. */
    record Verdict(boolean hit) implements Value {}

    /** A length of time, not negative. */
    record Span(long millis) implements Value {}
}
