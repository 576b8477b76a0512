package io.cxpulse.alert;

import io.cxpulse.metric.Interval;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One transition of one alert, as the world is told of it. Whoever has the last one of a fingerprint has the current state
 * of the alert; it can be read without the rules.
 *
 * @param fingerprint identity of the alert, the same for all its incidents: see {@link #fingerprint}
 * @param incidentId of this incident, fixed when it was first said; the fingerprint, a hyphen and a time
 */
public record Alert(
        String fingerprint, String incidentId, Subject subject, Transition transition, Timing timing, Finding finding) {

    private static final int FINGERPRINT_BYTES = 16;

    /**
     * What is watched, and by whom.
     *
     * @param unit of the value, its interval and the threshold
     * @param annotations what the rule tells people, by name
     */
    public record Subject(
            String ruleId,
            int ruleVersion,
            MetricRef metric,
            String unit,
            Segment segment,
            Severity severity,
            Map<String, String> annotations) {

        public Subject {
            annotations = Map.copyOf(annotations);
        }
    }

    /**
     * What has changed.
     *
     * @param at event time of the decision
     * @param early whether it was decided inside a tick that had not closed
     * @param complete whether every upstream had passed {@code at}
     */
    public record Transition(
            AlertPhase from, AlertPhase to, AlertReason reason, Instant at, boolean early, boolean complete) {}

    /**
     * When it happened, by the events known now.
     *
     * @param raisedAt end of the tick that raised the incident
     * @param since when the breach is estimated to have begun; empty if that is not known any more
     * @param until when it was over; empty while it goes on
     */
    public record Timing(Instant raisedAt, Optional<Instant> since, Optional<Instant> until) {}

    /**
     * What speaks for it.
     *
     * @param window length of the time up to the decision of which n, value and interval are
     * @param n observations in the window
     * @param value empty if there were none
     * @param interval 95 % interval of the value
     * @param evidence gathered by the decision
     * @param evidenceNeeded to be raised
     * @param peakEvidence greatest evidence of the incident
     */
    public record Finding(
            Duration window,
            long n,
            OptionalDouble value,
            Interval interval,
            Side side,
            double threshold,
            double evidence,
            double evidenceNeeded,
            double peakEvidence) {}

    /** Whether on-call staff should see it. */
    public boolean isActive() {
        return transition.to().isActive();
    }

    /**
     * The same alert, over because nobody decides about it any more.
     *
     * @param at end of the last tick that was evaluated
     */
    public Alert endedByRule(Instant at) {
        Transition end =
                new Transition(transition.to(), AlertPhase.RESOLVED, AlertReason.RULE_CHANGED, at, false, true);
        return new Alert(
                fingerprint,
                incidentId,
                subject,
                end,
                new Timing(
                        timing.raisedAt(),
                        timing.since(),
                        Optional.of(at.isBefore(timing.raisedAt()) ? timing.raisedAt() : at)),
                finding);
    }

    /** 32 hexadecimal digits of the SHA-256 of rule id and segment. No value is in it, so an alert keeps it for life. */
    public static String fingerprint(String ruleId, Segment segment) {
        byte[] hash = Digest.sha256(ruleId + "\n" + segment.canonical());
        return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    }

    /** @param name of the incident, see {@link Announcement} */
    public static String incidentId(String fingerprint, Instant name) {
        return fingerprint + "-" + name.toEpochMilli();
    }
}
