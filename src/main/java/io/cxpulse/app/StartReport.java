package io.cxpulse.app;

import java.time.Duration;
import java.util.OptionalLong;

/** What a start that takes long is doing, a line after every interval. */
final class StartReport {

    static final Duration INTERVAL = Duration.ofSeconds(30);

    private OptionalLong before = OptionalLong.empty();
    private int intervals;

    /**
     * The line after one more interval.
     *
     * @param state of the client
     * @param left records that are still to be restored, at most: offsets of a changelog are counted, and many of them may
     *     be gone; empty if it is not known, or no task was assigned yet
     */
    String next(String state, OptionalLong left) {
        intervals++;
        StringBuilder line = new StringBuilder("The pipeline does not run yet after ")
                .append(INTERVAL.multipliedBy(intervals).toSeconds())
                .append(" s: ")
                .append(state);
        left.ifPresent(records -> line.append(", at most ").append(records).append(" records are left to be restored"));
        if (left.isPresent() && left.getAsLong() > 0 && left.equals(before)) {
            line.append(", as many as ")
                    .append(INTERVAL.toSeconds())
                    .append(" s ago; if all brokers are up, a transaction that was never ended holds it up");
        }
        before = left;
        return line.toString();
    }
}
