package io.cxpulse.testing;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Side;
import io.cxpulse.metric.Interval;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Alerts of an NPS that fell at one touchpoint. */
public final class SampleAlerts {

    public static final Instant RAISED = Instant.parse("2026-01-07T10:03:00Z");

    private SampleAlerts() {}

    /** Raised for a segment, e.g. {@code touchpoint:Büro}. */
    public static Alert firing(String ruleId, String segment) {
        return firing(ruleId, segment, RAISED);
    }

    /** Raised at another time. */
    public static Alert firing(String ruleId, String segment, Instant raisedAt) {
        return alert(
                ruleId, Segment.parse(segment), AlertPhase.INACTIVE, AlertPhase.FIRING, raisedAt, Optional.empty());
    }

    /** The same incident, over at {@code until}. */
    public static Alert resolved(Alert firing, Instant until) {
        return alert(
                firing.subject().ruleId(),
                firing.subject().segment(),
                AlertPhase.RECOVERING,
                AlertPhase.RESOLVED,
                firing.timing().raisedAt(),
                Optional.of(until));
    }

    private static Alert alert(
            String ruleId, Segment segment, AlertPhase from, AlertPhase to, Instant raisedAt, Optional<Instant> until) {
        String fingerprint = Alert.fingerprint(ruleId, segment);
        return new Alert(
                fingerprint,
                Alert.incidentId(fingerprint, raisedAt),
                new Alert.Subject(
                        ruleId,
                        1,
                        new MetricRef("nps", 1),
                        "points",
                        segment,
                        Severity.PAGE,
                        Map.of("summary", "Mehr Kritiker als Fürsprecher")),
                new Alert.Transition(
                        from,
                        to,
                        until.isPresent() ? AlertReason.RECOVERED : AlertReason.EVIDENCE_REACHED,
                        until.orElse(raisedAt),
                        false,
                        true),
                new Alert.Timing(raisedAt, Optional.of(raisedAt.minusSeconds(600)), until),
                new Alert.Finding(
                        Duration.ofHours(1),
                        84,
                        OptionalDouble.of(-4),
                        new Interval(OptionalDouble.of(-19), OptionalDouble.of(11)),
                        Side.BELOW,
                        30,
                        50_000,
                        40_320,
                        61_000));
    }
}
