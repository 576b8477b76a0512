package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;

/** The numbers and words of one alert as people read them: rounded by its unit. */
final class AlertNumbers {

    private final JsonNode alert;
    private final String number;

    /** @param alert as the API shows it */
    AlertNumbers(JsonNode alert) {
        this.alert = alert;
        this.number = "%." + SeriesTable.digits(alert.path("unit").asText()) + "f";
    }

    /** Plain values by dimension. */
    static String segment(JsonNode alert) {
        JsonNode dimensions = alert.path("dimensions");
        return dimensions.isEmpty()
                ? "total"
                : dimensions.properties().stream()
                        .map(pair -> pair.getKey() + ":"
                                + TerminalText.printable(pair.getValue().asText()))
                        .collect(Collectors.joining(","));
    }

    String value() {
        return rounded("value");
    }

    String interval() {
        return alert.has("low") || alert.has("high") ? rounded("low") + " .. " + rounded("high") : "-";
    }

    String threshold() {
        return alert.path("side").asText() + " "
                + TerminalText.number(alert.path("threshold").asDouble()) + " "
                + alert.path("unit").asText();
    }

    /** Gathered of needed. */
    String evidence() {
        return String.format(
                Locale.ROOT,
                "%,.0f of %,.0f",
                alert.path("evidence").asDouble(),
                alert.path("evidenceNeeded").asDouble());
    }

    private String rounded(String field) {
        return alert.has(field)
                ? String.format(Locale.ROOT, number, alert.path(field).asDouble())
                : "-";
    }
}
