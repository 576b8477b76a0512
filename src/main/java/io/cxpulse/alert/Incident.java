package io.cxpulse.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One time an alert was raised, until it was over.
 *
 * @param raisedAt end of the tick that raised it
 * @param since when the breach is estimated to have begun: end of the first tick of the evidence
 * @param peak greatest evidence there was
 * @param resolvedAt empty while it goes on
 */
public record Incident(Instant raisedAt, Instant since, double peak, Optional<Instant> resolvedAt) {

    Incident resolved(Instant time) {
        return new Incident(raisedAt, since, peak, Optional.of(time));
    }

    Incident beganAt(Instant time) {
        return new Incident(raisedAt, time, peak, resolvedAt);
    }

    Incident reopened() {
        return new Incident(raisedAt, since, peak, Optional.empty());
    }

    Incident peaking(double evidence) {
        return evidence > peak ? new Incident(raisedAt, since, evidence, resolvedAt) : this;
    }
}
