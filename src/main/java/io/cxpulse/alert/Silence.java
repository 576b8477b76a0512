package io.cxpulse.alert;

import java.time.Duration;

/**
 * What it means that nothing is observed.
 *
 * @param after how long nothing must have been observed
 */
public record Silence(Policy policy, Duration after) {

    /** Nothing: everything stays as it is. */
    public static final Silence KEEP = new Silence(Policy.KEEP, Duration.ZERO);

    public enum Policy {
        KEEP,
        /** An alert is over. */
        RESOLVE,
        /** It is an alert by itself. */
        ALERT
    }

    boolean isReached(Policy wanted, Duration silence) {
        return policy == wanted && silence.compareTo(after) >= 0;
    }
}
