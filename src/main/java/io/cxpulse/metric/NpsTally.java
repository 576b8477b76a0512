package io.cxpulse.metric;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Promoters (9-10), passives (7-8) and detractors (0-6) of the 0..10 recommendation question.
 *
 * <p>NPS is defined as {@code 100 * (promoters - detractors) / n}, in -100..100, or absent when nobody answered. Four
 * promoters, no passive and three detractors give 100 * (4 - 3) / 7 = 14.2857....
 */
public record NpsTally(long promoters, long passives, long detractors) implements Tally {

    public static final NpsTally EMPTY = new NpsTally(0, 0, 0);

    /**
     * The tally of one answer.
     *
     * @throws IllegalArgumentException if {@code answer} is outside 0..10
     */
    public static NpsTally of(double answer) {
        if (!(answer >= 0 && answer <= 10)) {
            throw new IllegalArgumentException(answer + " is outside 0..10");
        }
        if (answer >= 9) {
            return new NpsTally(1, 0, 0);
        }
        return answer >= 7 ? new NpsTally(0, 1, 0) : new NpsTally(0, 0, 1);
    }

    @Override
    public MetricKind kind() {
        return MetricKind.SCORE;
    }

    @Override
    public long n() {
        return Math.addExact(Math.addExact(promoters, passives), detractors);
    }

    @Override
    public NpsTally plus(Tally other) {
        NpsTally that = Tally.same(NpsTally.class, other);
        return new NpsTally(
                Math.addExact(promoters, that.promoters),
                Math.addExact(passives, that.passives),
                Math.addExact(detractors, that.detractors));
    }

    @Override
    public NpsTally negated() {
        return new NpsTally(Math.negateExact(promoters), Math.negateExact(passives), Math.negateExact(detractors));
    }

    /** Defined as {@code 100 * (promoters - detractors) / n}, or empty when nobody answered. */
    public OptionalDouble score() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * (promoters - detractors) / n());
    }

    @Override
    public Reading read() {
        return Reading.of(n(), score(), Interval.adjustedWald(promoters, passives, detractors))
                .with(Map.of(
                        "promoters", (double) promoters,
                        "passives", (double) passives,
                        "detractors", (double) detractors));
    }
}
