package io.cxpulse.metric;

import java.util.OptionalDouble;

/** How often something happened. */
public record CountTally(long n) implements Tally {

    public static final CountTally EMPTY = new CountTally(0);

    public static final CountTally ONE = new CountTally(1);

    @Override
    public MetricKind kind() {
        return MetricKind.COUNT;
    }

    @Override
    public CountTally plus(Tally other) {
        return new CountTally(Math.addExact(n, Tally.same(CountTally.class, other).n));
    }

    @Override
    public CountTally negated() {
        return new CountTally(Math.negateExact(n));
    }

    @Override
    public Reading read() {
        return Reading.of(n, OptionalDouble.of((double) n), Interval.NONE);
    }
}
