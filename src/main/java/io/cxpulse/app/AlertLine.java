package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One transition of an alert as a line for people. */
final class AlertLine {

    private AlertLine() {}

    /** @param alert as the API shows it */
    static String of(JsonNode alert) {
        AlertNumbers numbers = new AlertNumbers(alert);
        List<String> parts = new ArrayList<>(List.of(
                alert.path("at").asText(),
                TerminalText.printable(alert.path("rule").asText()),
                AlertNumbers.segment(alert),
                alert.path("previousState").asText() + " → "
                        + alert.path("state").asText(),
                alert.path("reason").asText(),
                numbers.value() + " (" + numbers.interval() + ") "
                        + alert.path("unit").asText(),
                String.format(Locale.ROOT, "n %,d", alert.path("n").asLong()),
                "evidence " + numbers.evidence()));
        if (alert.path("early").asBoolean()) {
            parts.add("early");
        }
        if (!alert.path("complete").asBoolean()) {
            parts.add("incomplete");
        }
        return String.join("  ", parts);
    }
}
