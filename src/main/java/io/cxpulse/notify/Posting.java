package io.cxpulse.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Alerts in the words of Alertmanager's API v2.
 *
 * <p>Labels are the identity of an alert and hold no figures: the same labels are the same alert there. One that fires is
 * said to end in four minutes and is told anew every minute, so it lives there for as long as somebody vouches for it. Event
 * time may be ahead of the clock; begin and end never are, and the end never is before the begin, which would be refused.
 */
final class Posting {

    /** How far ahead the end of an alert that fires is: four times the interval in which it is told. */
    static final Duration VOUCHED_FOR = Duration.ofMinutes(4);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<URI> externalUrl;

    /** @param externalUrl under which people reach the API; alerts link to it */
    Posting(Optional<URI> externalUrl) {
        this.externalUrl = externalUrl;
    }

    /** The body of a request. */
    byte[] body(Collection<Standing> standings, Instant now) {
        ArrayNode alerts = JSON.createArrayNode();
        standings.forEach(standing -> alerts.add(posted(standing.alert(), now)));
        try {
            return JSON.writeValueAsBytes(alerts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can be written", e);
        }
    }

    private ObjectNode posted(Alert alert, Instant now) {
        Instant start = earlier(alert.timing().raisedAt(), now);
        ObjectNode posted = JSON.createObjectNode();
        ObjectNode labels = posted.putObject("labels");
        labels(alert).forEach(labels::put);
        ObjectNode annotations = posted.putObject("annotations");
        annotations(alert).forEach(annotations::put);
        posted.put("startsAt", text(start));
        posted.put("endsAt", text(end(alert, start, now)));
        externalUrl.ifPresent(base -> posted.put(
                "generatorURL", base.toASCIIString().replaceAll("/+$", "") + "/api/v1/alerts/" + alert.fingerprint()));
        return posted;
    }

    private static Instant end(Alert alert, Instant start, Instant now) {
        if (alert.isActive()) {
            return now.plus(VOUCHED_FOR);
        }
        Instant end = alert.timing().until().orElse(alert.transition().at());
        return end.isBefore(start) ? start : earlier(end, now);
    }

    private static Map<String, String> labels(Alert alert) {
        Alert.Subject subject = alert.subject();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", subject.ruleId());
        labels.put("rule", subject.ruleId());
        labels.put("metric", subject.metric().id());
        labels.put("severity", subject.severity().name().toLowerCase(Locale.ROOT));
        return withDimensions(labels, subject.segment().labels());
    }

    /** A dimension that has the name of another label gets a prefix: neither may hide the other. */
    static Map<String, String> withDimensions(Map<String, String> labels, Map<String, String> dimensions) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        dimensions.forEach((name, value) -> {
            String free = name;
            while (all.containsKey(free) || (!free.equals(name) && dimensions.containsKey(free))) {
                free = "segment_" + free;
            }
            all.put(free, value);
        });
        return all;
    }

    private static Map<String, String> annotations(Alert alert) {
        Alert.Subject subject = alert.subject();
        Map<String, String> annotations = new LinkedHashMap<>(AlertText.annotations(alert));
        annotations.put("incident", alert.incidentId());
        annotations.put("reason", alert.transition().reason().name());
        alert.timing().since().ifPresent(since -> annotations.put("since", text(since)));
        annotations.put("definition", subject.metric() + ", rule " + subject.ruleId() + "@" + subject.ruleVersion());
        annotations.put("evidence", AlertText.evidence(alert));
        return annotations;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
