package io.cxpulse.alert;

/** What one rule costs in one segment and tick: weeks of ticks with data, folded as the product folds them. */
final class EvaluationCost {

    private static final int FOLDS = 10;

    private EvaluationCost() {}

    /** Nanoseconds of one tick of a segment that is well. */
    static double whenWell(int rounds) {
        return quickest(new TickScript().good(AlertQuality.WEEK), 0, rounds);
    }

    /** Nanoseconds of one tick of a segment in breach: its alert fires, and is asked every minute whether it is over. */
    static double whenFiring(int rounds) {
        return quickest(new TickScript().bad(AlertQuality.WEEK), 1, rounds);
    }

    /** Of the quickest round: the others had to share the machine, or ran before the code was compiled. */
    private static double quickest(TickScript week, int changes, int rounds) {
        double quickest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            for (int fold = 0; fold < FOLDS; fold++) {
                require(week.run(TickScript.npsBelow30()).changes().size() == changes);
            }
            quickest = Math.min(quickest, (System.nanoTime() - begin) / (double) FOLDS / AlertQuality.WEEK);
        }
        return quickest;
    }

    private static void require(boolean isSteady) {
        if (!isSteady) {
            throw new IllegalStateException("the ticks were to leave the alert as it is");
        }
    }
}
