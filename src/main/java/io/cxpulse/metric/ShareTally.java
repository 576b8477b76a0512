package io.cxpulse.metric;

import java.util.Map;
import java.util.OptionalDouble;

/** Observations and how many of them hit. The share is defined as {@code hits / n}, or absent for no observation. */
public record ShareTally(long hits, long n) implements Tally {

    public static final ShareTally EMPTY = new ShareTally(0, 0);

    public static ShareTally of(boolean hit) {
        return new ShareTally(hit ? 1 : 0, 1);
    }

    @Override
    public MetricKind kind() {
        return MetricKind.SHARE;
    }

    @Override
    public ShareTally plus(Tally other) {
        ShareTally that = Tally.same(ShareTally.class, other);
        return new ShareTally(Math.addExact(hits, that.hits), Math.addExact(n, that.n));
    }

    @Override
    public ShareTally negated() {
        return new ShareTally(Math.negateExact(hits), Math.negateExact(n));
    }

    /** Defined as {@code hits / n}, in 0..1, or empty when nothing was observed. */
    public OptionalDouble share() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / n);
    }

    @Override
    public Reading read() {
        return Reading.of(n, share(), Interval.wilson(hits, n)).with(Map.of("hits", (double) hits));
    }
}
