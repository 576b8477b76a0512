package io.cxpulse.alert;

import java.time.Duration;

/**
 * When an alert is over.
 *
 * @param at value, in the unit of the metric, that the bound of the window must reach
 * @param confidence of the one-sided bound, above 0.5, below 1
 * @param hold how long it must stay there
 * @param reopen within that time of the end, the same incident goes on
 */
public record Recovery(double at, double confidence, Duration hold, Duration reopen) {

    /** One-sided 90 % bound, held for 30 minutes; the same incident within 6 hours. */
    public static Recovery at(double value) {
        return new Recovery(value, 0.9, Duration.ofMinutes(30), Duration.ofHours(6));
    }

    /** The two-sided confidence whose interval ends in the bound. */
    double intervalConfidence() {
        return 2 * confidence - 1;
    }
}
