package io.cxpulse.alert;

import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Estimates when a breach began, once there is evidence of it: after the tick from which on the bet that won most has won
 * most, the change point of Page's cumulative sum (1954). Looks back a window, so that the estimate is the same however
 * many ticks are known.
 */
final class Onset {

    /** Of the evidence needed: less than that, gathered before the window, is what any segment may have. */
    private static final double IDLE = 0.1;

    private final EvidenceDetector detector;
    private final double idle;

    /** @param needed evidence at which an alert is raised */
    Onset(EvidenceDetector detector, double needed) {
        this.detector = detector;
        this.idle = IDLE * needed;
    }

    /**
     * @param window ticks of the window that ends with the one that gave enough evidence, by their ends
     * @param evidence after it
     * @return end of the first tick of the breach; empty if it may have begun before the window
     */
    Optional<Instant> in(NavigableMap<Instant, Tally> window, Evidence evidence) {
        int winner = winner(evidence);
        double sum = 0;
        double least = 0;
        boolean isNext = true;
        Optional<Instant> began = Optional.empty();
        for (Map.Entry<Instant, Tally> tick : window.entrySet()) {
            if (isNext) {
                began = Optional.of(tick.getKey());
            }
            sum += detector.logGains(tick.getValue())[winner];
            isNext = sum <= least;
            least = Math.min(least, sum);
        }
        return isExplained(Math.log(evidence.won(winner)), sum, least, window.size()) ? began : Optional.empty();
    }

    /**
     * Whether the evidence is from the window. If there was a turn for the worse in it, it is; else all ticks together must
     * account for it but for what they staked and what any segment may have.
     */
    private boolean isExplained(double evidence, double sum, double least, int ticks) {
        return least < 0 || evidence - sum <= Math.log(ticks + idle);
    }

    private static int winner(Evidence evidence) {
        int winner = 0;
        for (int bet = 1; bet < EvidenceDetector.BETS; bet++) {
            if (evidence.won(bet) > evidence.won(winner)) {
                winner = bet;
            }
        }
        return winner;
    }
}
