package io.cxpulse.page;

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

/** Alerts of an NPS that falls in one segment. */
final class Incidents {

    static final String RULE = "demo-nps-by-channel";

    static final String SUMMARY = "Viel mehr Kritiker als Fürsprecher";

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private Incidents() {}

    static Alert firing(Segment segment, Instant at) {
        return firing(RULE, segment, at, SUMMARY);
    }

    static Alert firing(String rule, Segment segment, Instant at, String summary) {
        return alert(
                rule,
                segment,
                summary,
                new Alert.Transition(
                        AlertPhase.INACTIVE, AlertPhase.FIRING, AlertReason.EVIDENCE_REACHED, at, false, true),
                new Alert.Timing(at, Optional.of(at.minusSeconds(600)), Optional.empty()));
    }

    /** Told before its tick has closed. */
    static Alert early(Segment segment, Instant at) {
        return alert(
                RULE,
                segment,
                SUMMARY,
                new Alert.Transition(
                        AlertPhase.INACTIVE, AlertPhase.FIRING, AlertReason.EVIDENCE_REACHED, at, true, false),
                new Alert.Timing(at, Optional.of(at.minusSeconds(600)), Optional.empty()));
    }

    /** The same incident in another phase. */
    static Alert in(AlertPhase phase, AlertReason reason, Alert firing, Instant at) {
        return alert(
                firing.subject().ruleId(),
                firing.subject().segment(),
                firing.subject().annotations().get("summary"),
                new Alert.Transition(AlertPhase.FIRING, phase, reason, at, false, true),
                new Alert.Timing(
                        firing.timing().raisedAt(),
                        firing.timing().since(),
                        phase.isActive() ? Optional.empty() : Optional.of(at)));
    }

    private static Alert alert(
            String rule, Segment segment, String summary, Alert.Transition transition, Alert.Timing timing) {
        String fingerprint = Alert.fingerprint(rule, segment);
        return new Alert(
                fingerprint,
                Alert.incidentId(fingerprint, timing.raisedAt()),
                new Alert.Subject(
                        rule,
                        1,
                        new MetricRef("nps", 1),
                        "points",
                        segment,
                        Severity.PAGE,
                        Map.of("summary", summary, "runbook", "https://wiki.example.com/büro")),
                transition,
                timing,
                new Alert.Finding(
                        WINDOW,
                        47,
                        OptionalDouble.of(-55.3),
                        new Interval(OptionalDouble.of(-71), OptionalDouble.of(-31)),
                        Side.BELOW,
                        -20,
                        53_117,
                        2_880,
                        61_003));
    }
}
