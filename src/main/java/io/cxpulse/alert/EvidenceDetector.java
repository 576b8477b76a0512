package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.Tally;

/**
 * Gathers evidence that the mean of a bounded score is on the bad side of a threshold: a Shiryaev-Roberts e-detector
 * whose likelihood ratios are bets (Shin, Ramdas and Rinaldo 2022; Waudby-Smith and Ramdas 2024).
 *
 * <p>Scores x are moved onto 0..1, and turned round where high is bad; so is the threshold m. Bet j stakes the fraction
 * f[j] of what it may lose, lambda = f / (1 - m), and multiplies its stake by 1 + lambda (m - x) for each score. A tick
 * with scores makes R = L (R + 1), where L is the product over its scores; one without changes nothing. The evidence is
 * the mean of R over the bets.
 *
 * <p>As long as the mean of what is to come, given the past, is on the good side, the evidence less the number of ticks
 * with scores is a supermartingale. So the expected number of ticks until it reaches A is at least A, whatever the
 * distribution of the scores and whatever depends on what.
 *
 * <p>NPS against 30, with one promoter, one passive and three detractors in each tick: 2.84537, 12.6886, 51.2473, ...;
 * 40,320, four weeks of minutes, is reached at the 8th.
 */
public final class EvidenceDetector {

    /** Number of bets; several, because the best stake depends on how bad it is. */
    static final int BETS = 5;

    /** What a bet can win at most: far beyond any evidence needed, and finite, so that it can be lost again. */
    private static final double MOST = 1e100;

    private static final double[] FRACTIONS = {0.05, 0.12, 0.25, 0.42, 0.67};
    private static final double[] COMMON_SCORES = {0, 0.5, 1};

    private final boolean isMirrored;
    private final double threshold;
    private final double[] stakes = new double[BETS];
    private final double[][] commonLogs = new double[COMMON_SCORES.length][BETS];

    /**
     * @param kind of the metric, one with a lowest and a highest value
     * @param threshold in the unit of the metric, strictly between its lowest and highest value
     * @throws IllegalArgumentException if nothing could be on the bad side, or on the good one
     */
    public EvidenceDetector(MetricKind kind, Side side, double threshold) {
        this.isMirrored = side == Side.ABOVE;
        double unit = UnitScale.of(kind, threshold);
        if (!(unit > 0 && unit < 1)) {
            throw new IllegalArgumentException("threshold " + threshold + " is not between " + UnitScale.lowest(kind)
                    + " and " + UnitScale.highest(kind));
        }
        this.threshold = mirrored(unit);
        for (int bet = 0; bet < BETS; bet++) {
            stakes[bet] = FRACTIONS[bet] / (1 - this.threshold);
        }
        for (int i = 0; i < COMMON_SCORES.length; i++) {
            commonLogs[i] = logs(mirrored(COMMON_SCORES[i]));
        }
    }

    /** The evidence after a tick; unchanged by a tick without observations. */
    public Evidence after(Evidence before, Tally tick) {
        if (tick.n() == 0) {
            return before;
        }
        double[] sums = logGains(tick);
        for (int bet = 0; bet < BETS; bet++) {
            sums[bet] = Math.min(MOST, Math.exp(sums[bet]) * (before.won(bet) + 1));
        }
        return Evidence.of(sums);
    }

    /** Natural logarithms of what a tick multiplies each bet by. */
    double[] logGains(Tally tick) {
        double[] sums = new double[BETS];
        UnitScale.visit(tick, (score, count) -> {
            double[] logs = logsOf(score);
            for (int bet = 0; bet < BETS; bet++) {
                sums[bet] += count * logs[bet];
            }
        });
        return sums;
    }

    private double[] logsOf(double score) {
        for (int i = 0; i < COMMON_SCORES.length; i++) {
            if (score == COMMON_SCORES[i]) {
                return commonLogs[i];
            }
        }
        return logs(mirrored(score));
    }

    private double[] logs(double score) {
        double[] logs = new double[BETS];
        for (int bet = 0; bet < BETS; bet++) {
            logs[bet] = Math.log1p(stakes[bet] * (threshold - score));
        }
        return logs;
    }

    private double mirrored(double score) {
        return isMirrored ? 1 - score : score;
    }
}
