package io.cxpulse.alert;

import io.cxpulse.alert.SimulatedSegment.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good alerts are, by simulation: false pages of healthy segments, delay until a breach is seen, and pages of one
 * incident. Segments are told apart by their number, so that the same seed gives the same figures on any machine.
 */
final class AlertQuality {

    static final int WEEK = 7 * 24 * 60;
    private static final int DAY = 24 * 60;
    private static final int TWO_DAYS = 2 * DAY;

    /** Spread of the random effect that every hour has, in points. */
    private static final double HOURLY_SPREAD = 6;

    private final Criterion criterion;
    private final long seed;

    AlertQuality(Criterion criterion, long seed) {
        this.criterion = criterion;
        this.seed = seed;
    }

    /** Pages of segments that are not in breach, per 1,000 segment-weeks. */
    record FalsePages(double perThousand, double naivePerThousand) {}

    /**
     * What became of breaches.
     *
     * @param median minutes until half of them were seen; infinite if fewer were
     * @param ninth minutes until nine in ten were
     * @param withinDay share seen within 24 hours
     */
    record Delay(double median, double ninth, double withinDay) {}

    /**
     * Pages of incidents of two days that were seen.
     *
     * @param resolveMedian minutes from the end of the breach to the end of half of the alerts
     */
    record Pages(double perIncident, double naivePerIncident, double resolveMedian) {}

    FalsePages falsePages(double answersPerHour, double level, int weeks) {
        Outcome[] outcomes = run(weeks, answersPerHour, minute -> level, WEEK, 0);
        return falsePages(outcomes);
    }

    /** As {@link #falsePages}, but every hour is a little better or worse than the level. */
    FalsePages falsePagesOfUnsteady(double answersPerHour, double level, int weeks) {
        Outcome[] outcomes = IntStream.range(0, weeks)
                .mapToObj(number -> {
                    SplittableRandom random = random(number);
                    double[] hours = new double[WEEK / 60];
                    Arrays.setAll(hours, hour -> level + HOURLY_SPREAD * gaussian(random));
                    return new SimulatedSegment(criterion)
                            .run(random, answersPerHour, minute -> hours[minute / 60], WEEK, 0);
                })
                .toArray(Outcome[]::new);
        return falsePages(outcomes);
    }

    private static FalsePages falsePages(Outcome[] outcomes) {
        return new FalsePages(
                1000.0 * Arrays.stream(outcomes).mapToInt(Outcome::pages).sum() / outcomes.length,
                1000.0 * Arrays.stream(outcomes).mapToInt(Outcome::naivePages).sum() / outcomes.length);
    }

    /** The delay of a drop that comes after a day and lasts for two. */
    Delay delay(double answersPerHour, double healthy, double broken, int segments) {
        Outcome[] outcomes =
                run(segments, answersPerHour, minute -> minute < DAY ? healthy : broken, DAY + TWO_DAYS, DAY);
        double[] delays = Arrays.stream(outcomes)
                .mapToDouble(outcome -> outcome.firstPage() < 0 ? Double.POSITIVE_INFINITY : outcome.firstPage() + 1)
                .sorted()
                .toArray();
        double seen = Arrays.stream(delays).filter(delay -> delay <= DAY).count();
        return new Delay(quantile(delays, 0.5), quantile(delays, 0.9), seen / segments);
    }

    /** Pages of a breach of two days that begins after a day, and when they are over. */
    Pages pages(double answersPerHour, double healthy, double broken, int segments) {
        IntToDoubleFunction level = minute -> minute < DAY || minute >= DAY + TWO_DAYS ? healthy : broken;
        Outcome[] seen = Arrays.stream(run(segments, answersPerHour, level, DAY + 2 * TWO_DAYS, DAY))
                .filter(outcome -> outcome.firstPage() >= 0 && outcome.firstPage() < TWO_DAYS)
                .toArray(Outcome[]::new);
        double[] ends = Arrays.stream(seen)
                .mapToDouble(outcome ->
                        outcome.lastEnd() < 0 ? Double.POSITIVE_INFINITY : Math.max(0, outcome.lastEnd() - TWO_DAYS))
                .sorted()
                .toArray();
        return new Pages(
                Arrays.stream(seen).mapToInt(Outcome::pages).average().orElse(0),
                Arrays.stream(seen).mapToInt(Outcome::naivePages).average().orElse(0),
                ends.length == 0 ? Double.POSITIVE_INFINITY : quantile(ends, 0.5));
    }

    private Outcome[] run(int segments, double answersPerHour, IntToDoubleFunction level, int minutes, int from) {
        return IntStream.range(0, segments)
                .mapToObj(number ->
                        new SimulatedSegment(criterion).run(random(number), answersPerHour, level, minutes, from))
                .toArray(Outcome[]::new);
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed * 1_000_003 + number);
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.ceil(q * sorted.length) - 1];
    }
}
