package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** One segment whose answers come by chance, minute by minute, under one criterion and beside a naive threshold. */
final class SimulatedSegment {

    /** Share of passives in every mix of answers. */
    private static final double PASSIVES = 0.24;

    private static final int WINDOW = 60;

    private final Criterion criterion;
    private final Evaluator evaluator;
    private final Tally[] lastHour = new Tally[WINDOW];

    SimulatedSegment(Criterion criterion) {
        this.criterion = criterion;
        this.evaluator = new Evaluator(criterion);
    }

    /**
     * What happened from a minute on.
     *
     * @param pages incidents that were raised
     * @param firstPage minutes until the first of them; -1 if there was none
     * @param answersToFirstPage answers until then
     * @param lastEnd minutes until the last of them was over; -1 if it was not
     * @param naivePages how often the mean of the last hour fell below the threshold
     */
    record Outcome(int pages, int firstPage, long answersToFirstPage, int lastEnd, int naivePages) {}

    /**
     * @param level true score of the minute, in the unit of the metric
     * @param from first minute that is reported
     */
    Outcome run(SplittableRandom random, double answersPerHour, IntToDoubleFunction level, int minutes, int from) {
        Arrays.fill(lastHour, criterion.kind().empty());
        Tally window = criterion.kind().empty();
        RuleInstance instance = RuleInstance.NEW;
        int pages = 0;
        int firstPage = -1;
        int lastEnd = -1;
        long answers = 0;
        long answersToFirstPage = 0;
        int naivePages = 0;
        boolean isBelow = false;
        for (int minute = 0; minute < minutes; minute++) {
            Tally tick = answers(random, poisson(random, answersPerHour / WINDOW), level.applyAsDouble(minute));
            Tally left = lastHour[minute % WINDOW];
            if (tick.n() > 0 || left.n() > 0) {
                window = window.plus(tick).minus(left);
                lastHour[minute % WINDOW] = tick;
            }
            boolean wasBelow = isBelow;
            isBelow = window.n() == 0 ? wasBelow : window.read().value().orElseThrow() < criterion.threshold();
            answers += minute < from ? 0 : tick.n();
            naivePages += minute >= from && isBelow && !wasBelow ? 1 : 0;
            if (tick.n() == 0 && !evaluator.mayChange(instance)) {
                continue;
            }
            Verdict verdict = evaluator.evaluate(
                    instance, new Tick(Instant.EPOCH.plus(criterion.tick().multipliedBy(minute + 1)), tick, window));
            instance = verdict.instance();
            if (minute < from || verdict.reason().isEmpty()) {
                continue;
            }
            switch (verdict.reason().get()) {
                case EVIDENCE_REACHED -> {
                    pages++;
                    firstPage = firstPage < 0 ? minute - from : firstPage;
                    answersToFirstPage = pages == 1 ? answers : answersToFirstPage;
                }
                case RECOVERED -> lastEnd = minute - from;
                default -> lastEnd = instance.phase().isActive() ? -1 : lastEnd;
            }
        }
        return new Outcome(pages, firstPage, answersToFirstPage, lastEnd, naivePages);
    }

    private Tally answers(SplittableRandom random, int count, double level) {
        if (criterion.kind() == MetricKind.SCORE) {
            return votes(random, count, level);
        }
        int hits = 0;
        for (int i = 0; i < count; i++) {
            hits += random.nextDouble() < level ? 1 : 0;
        }
        return new ShareTally(hits, count);
    }

    private static NpsTally votes(SplittableRandom random, int count, double nps) {
        double promoters = (1 - PASSIVES + nps / 100) / 2;
        int[] votes = new int[3];
        for (int i = 0; i < count; i++) {
            double chance = random.nextDouble();
            votes[chance < promoters ? 0 : chance < promoters + PASSIVES ? 1 : 2]++;
        }
        return new NpsTally(votes[0], votes[1], votes[2]);
    }

    /** Number of arrivals in a minute, by multiplying chances until their product is rarer than none at all. */
    private static int poisson(SplittableRandom random, double mean) {
        double none = Math.exp(-mean);
        int arrivals = 0;
        for (double product = random.nextDouble(); product > none; product *= random.nextDouble()) {
            arrivals++;
        }
        return arrivals;
    }
}
