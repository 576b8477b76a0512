package io.cxpulse.metric;

/**
 * The total of one metric over some observations: counts and sums, never a ratio.
 *
 * <p>Laws, executed for every implementation by one shared checker: {@code plus} is associative and commutative; the
 * kind's empty tally is neutral; {@code minus} undoes {@code plus}; a tally does not depend on the order of its
 * observations. Addition is exact or fails loudly. A tally may be negative in parts: what is subtracted in one place
 * was added in another, and only the merged whole is a number of observations.
 */
public sealed interface Tally permits NpsTally, ShareTally, RatingTally, CountTally, DurationTally {

    MetricKind kind();

    /** Number of observations. */
    long n();

    /**
     * @throws IllegalArgumentException if {@code other} is of another kind
     * @throws ArithmeticException on overflow
     */
    Tally plus(Tally other);

    /** The tally that undoes this one. */
    Tally negated();

    default Tally minus(Tally other) {
        return plus(other.negated());
    }

    /** True if nothing was observed, or all of it was taken back. */
    default boolean isEmpty() {
        return equals(kind().empty());
    }

    /** What the tally says about the metric. */
    Reading read();

    /** {@code other} as {@code type}, which {@code plus} needs. */
    static <T extends Tally> T same(Class<T> type, Tally other) {
        if (!type.isInstance(other)) {
            throw new IllegalArgumentException(
                    "a " + other.kind() + " tally does not add to a " + type.getSimpleName());
        }
        return type.cast(other);
    }
}
