package io.cxpulse.alert;

import io.cxpulse.metric.Tally;

/**
 * How soon a criterion would see a breach, before there is one.
 *
 * <p>Against NPS 30, answers of NPS 20, 10, 0 and -20 with 24 % passives win 0.00720, 0.02802, 0.06178 and 0.16782 nats
 * each; a budget of four weeks of minutes takes ln 40,320 = 10.6 nats, so 1,473, 378, 172 and 63 answers.
 */
public final class Foresight {

    private static final int HALVINGS = 100;

    private Foresight() {}

    /**
     * Expected logarithm of what the best bet wins with one score; 0 where the scores are on the good side.
     *
     * @param scores what is observed during the breach, in any number
     */
    public static double growth(Criterion criterion, Tally scores) {
        double threshold = UnitScale.of(criterion.kind(), criterion.threshold());
        boolean mirrored = criterion.side() == Side.ABOVE;
        double mean = mirrored ? 1 - threshold : threshold;
        double low = 0;
        double high = 1 / (1 - mean);
        // The logarithm is concave in the stake: the greatest value lies between two thirds.
        for (int i = 0; i < HALVINGS; i++) {
            double third = (high - low) / 3;
            if (growth(scores, mirrored, mean, low + third) < growth(scores, mirrored, mean, high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return Math.max(0, growth(scores, mirrored, mean, low));
    }

    private static double growth(Tally scores, boolean mirrored, double mean, double stake) {
        double[] sum = new double[1];
        UnitScale.visit(scores, (score, count) -> {
            double x = mirrored ? 1 - score : score;
            sum[0] += count == 0 ? 0 : count * Math.log1p(stake * (mean - x));
        });
        return sum[0] / scores.n();
    }

    /** Observations until a breach is seen, on average; infinite if it never is. */
    public static double observationsNeeded(Criterion criterion, Tally scores) {
        return Math.log(criterion.evidenceNeeded()) / growth(criterion, scores);
    }
}
