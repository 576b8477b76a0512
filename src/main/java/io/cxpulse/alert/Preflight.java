package io.cxpulse.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * What the author of a rule should know before it watches anybody: how often it alerts for nothing at worst, how little
 * can make it alert, and how soon it would see a breach.
 *
 * <p>NPS below 30 with a budget of four weeks of minutes: evidence of 40,320, at most a quarter of a false alert a week
 * and segment, 15 detractors in as many ticks, and 378 answers until an NPS of 10 is seen.
 */
public final class Preflight {

    /** Sizes of the breaches shown, as parts of the scale: 10, 20 and 40 points of NPS. */
    private static final double[] BREACHES = {0.05, 0.1, 0.2};

    /** Of the scale; where there is less on the bad side, breaches are smaller in proportion. */
    private static final double AMPLE_ROOM = 0.4;

    private static final double UNITS_PER_VALUE = 1e9;

    private static final Duration WEEK = Duration.ofDays(7);

    private final Criterion criterion;
    private final EvidenceDetector detector;
    private final double needed;

    /** @throws IllegalArgumentException if the threshold leaves nothing to be good or bad */
    public Preflight(Criterion criterion) {
        this.criterion = criterion;
        this.detector = new EvidenceDetector(criterion.kind(), criterion.side(), criterion.threshold());
        this.needed = criterion.evidenceNeeded();
    }

    /** False alerts a week of a segment that never leaves the threshold, at most; of a better one far fewer. */
    public double falseAlertsPerWeek() {
        return (double) WEEK.toMillis() / criterion.budget().toMillis();
    }

    /** How many of the worst answers, one in each tick, raise an alert where there was no evidence before. */
    public long worstAnswersOnePerTick() {
        Evidence one = detector.after(Evidence.NONE, SampleScores.worst(criterion, 1));
        return fewest(count -> afterTicks(one, count) >= needed);
    }

    /** Evidence after {@code count} ticks, each worth L: R = L + L^2 + ... = L (L^count - 1) / (L - 1) for each bet. */
    private static double afterTicks(Evidence one, long count) {
        double sum = 0;
        for (int bet = 0; bet < EvidenceDetector.BETS; bet++) {
            double gain = one.won(bet);
            sum += gain * Math.expm1(count * Math.log(gain)) / (gain - 1);
        }
        return sum / EvidenceDetector.BETS;
    }

    /** How many of the worst answers, all in one tick, raise an alert where there was no evidence before: no fewer. */
    public long worstAnswersInOneTick() {
        return fewest(count -> detector.after(Evidence.NONE, SampleScores.worst(criterion, count))
                        .value()
                >= needed);
    }

    private static long fewest(LongPredicate enough) {
        long most = 1;
        while (!enough.test(most)) {
            most *= 2;
        }
        long tooFew = most / 2;
        while (most - tooFew > 1) {
            long middle = (tooFew + most) >>> 1;
            if (enough.test(middle)) {
                most = middle;
            } else {
                tooFew = middle;
            }
        }
        return most;
    }

    /** Three values on the bad side, from a small breach to a large one, in the unit of the metric. */
    public double[] breaches() {
        double unit = UnitScale.of(criterion.kind(), criterion.threshold());
        boolean below = criterion.side() == Side.BELOW;
        double room = Math.min(1, (below ? unit : 1 - unit) / AMPLE_ROOM);
        double lowest = UnitScale.lowest(criterion.kind());
        double scale = UnitScale.highest(criterion.kind()) - lowest;
        return Arrays.stream(BREACHES)
                .map(part -> unit + (below ? -part : part) * room)
                .map(value -> Math.rint((lowest + value * scale) * UNITS_PER_VALUE) / UNITS_PER_VALUE)
                .toArray();
    }

    /**
     * Expected number of answers until a breach is seen. Of an NPS 24 % passives are assumed, of a mean the slowest case:
     * answers at the ends of the scale only.
     *
     * @param value of the metric during the breach; infinite if it is none
     */
    public double answersUntilSeen(double value) {
        return Foresight.observationsNeeded(criterion, SampleScores.of(criterion.kind(), value));
    }

    /**
     * How long it takes for so many answers to come, to the end of the tick, and for the evidence to hold.
     *
     * @param answers a finite number
     * @param answersPerHour of the segment, above 0
     */
    public Duration delay(double answers, double answersPerHour) {
        double ticks = Math.ceil(answers
                / answersPerHour
                * Duration.ofHours(1).toMillis()
                / criterion.tick().toMillis());
        return criterion.tick().multipliedBy((long) ticks).plus(criterion.hold());
    }
}
