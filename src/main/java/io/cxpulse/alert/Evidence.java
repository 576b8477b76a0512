package io.cxpulse.alert;

import java.util.Arrays;

/**
 * Evidence gathered against a healthy segment: how much each of {@link EvidenceDetector}'s bets has won. Their mean is
 * what is compared with the evidence needed.
 */
public final class Evidence {

    /** Number of bets. */
    public static final int BETS = EvidenceDetector.BETS;

    /** Before anything was observed. */
    public static final Evidence NONE = new Evidence(new double[EvidenceDetector.BETS]);

    private final double[] won;

    private Evidence(double[] won) {
        this.won = won;
    }

    /**
     * @param won one value for each bet, in the detector's order, none negative
     * @throws IllegalArgumentException if there are more or fewer, or one is negative or not a number
     */
    public static Evidence of(double... won) {
        if (won.length != EvidenceDetector.BETS || Arrays.stream(won).anyMatch(value -> !(value >= 0))) {
            throw new IllegalArgumentException(
                    Arrays.toString(won) + "; " + EvidenceDetector.BETS + " values from 0 are wanted");
        }
        return new Evidence(won.clone());
    }

    /** What the {@code bet}-th bet has won. */
    public double won(int bet) {
        return won[bet];
    }

    /** Mean of all bets: in expectation at most the number of ticks with data, as long as the segment is healthy. */
    public double value() {
        double sum = 0;
        for (double value : won) {
            sum += value;
        }
        return sum / won.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && Arrays.equals(won, that.won);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(won);
    }

    @Override
    public String toString() {
        return Arrays.toString(won);
    }
}
