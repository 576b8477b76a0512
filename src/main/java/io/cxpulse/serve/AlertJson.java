package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Alert;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Alerts as JSON; what does not exist or is not known is left out, never zero. */
public final class AlertJson {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private AlertJson() {}

    /** One transition, as the API shows it. */
    public static ObjectNode write(Alert alert) {
        ObjectNode json = Json.object();
        write(alert, json);
        return json;
    }

    /** @param found all that fit, of which the first are shown */
    static ObjectNode list(AlertBoard.Standing standing, List<Alert> found, int limit) {
        ObjectNode json = asOf(standing);
        json.put("total", found.size());
        ArrayNode alerts = json.putArray("alerts");
        found.stream().limit(limit).forEach(alert -> write(alert, alerts.addObject()));
        return json;
    }

    static ObjectNode one(AlertBoard.Standing standing, Alert alert) {
        ObjectNode json = asOf(standing);
        write(alert, json.putObject("alert"));
        return json;
    }

    static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode asOf(AlertBoard.Standing standing) {
        ObjectNode json = Json.object()
                .put("asOf", standing.asOf().toString())
                .put("isolation", "read_committed")
                .put("unreadable", standing.unreadable());
        standing.newest().ifPresent(time -> json.put("newest", time.toString()));
        return json;
    }

    private static void write(Alert alert, ObjectNode json) {
        json.put("fingerprint", alert.fingerprint()).put("incidentId", alert.incidentId());
        writeSubject(alert.subject(), json);
        writeTransition(alert.transition(), json);
        json.put("raisedAt", alert.timing().raisedAt().toString());
        alert.timing().since().ifPresent(time -> json.put("since", time.toString()));
        alert.timing().until().ifPresent(time -> json.put("until", time.toString()));
        writeFinding(alert.finding(), json);
        new TreeMap<>(alert.subject().annotations()).forEach(json.putObject("annotations")::put);
    }

    private static void writeSubject(Alert.Subject subject, ObjectNode json) {
        json.put("rule", subject.ruleId())
                .put("ruleVersion", subject.ruleVersion())
                .put("metric", subject.metric().id())
                .put("metricVersion", subject.metric().version())
                .put("unit", subject.unit())
                .put("segment", subject.segment().canonical());
        subject.segment().labels().forEach(json.putObject("dimensions")::put);
        json.put("severity", lower(subject.severity()));
    }

    private static void writeTransition(Alert.Transition transition, ObjectNode json) {
        json.put("state", lower(transition.to()))
                .put("previousState", lower(transition.from()))
                .put("reason", transition.reason().name())
                .put("at", transition.at().toString())
                .put("early", transition.early())
                .put("complete", transition.complete());
    }

    private static void writeFinding(Alert.Finding finding, ObjectNode json) {
        Json.put(json, "windowSeconds", finding.window().toMillis() / MILLIS_PER_SECOND);
        json.put("n", finding.n());
        finding.value().ifPresent(value -> Json.put(json, "value", value));
        finding.interval().low().ifPresent(low -> Json.put(json, "low", low));
        finding.interval().high().ifPresent(high -> Json.put(json, "high", high));
        json.put("side", lower(finding.side()));
        Json.put(json, "threshold", finding.threshold());
        Json.put(json, "evidence", finding.evidence());
        Json.put(json, "evidenceNeeded", finding.evidenceNeeded());
        Json.put(json, "peakEvidence", finding.peakEvidence());
    }
}
