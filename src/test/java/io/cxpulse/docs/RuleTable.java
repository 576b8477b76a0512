package io.cxpulse.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.StringJoiner;

/** The shipped rules as a Markdown table, from what {@code pulse rules check --json} says. */
final class RuleTable {

    private static final String HEADER =
            "| rule | alerts when | by | urgency | worst answers, one a tick | answers until seen |\n|---|---|---|---|---|---|\n";

    private RuleTable() {}

    static String render(String json) {
        StringBuilder table = new StringBuilder(HEADER);
        read(json).path("rules").forEach(rule -> table.append(row(rule)));
        return table.toString();
    }

    private static JsonNode read(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(JsonNode rule) {
        return "| `%s` | %s %s %s | %s | %s | %d | %s |\n"
                .formatted(
                        rule.path("id").asText(),
                        watched(rule),
                        rule.path("side").asText(),
                        plain(rule.path("threshold")),
                        by(rule),
                        rule.path("severity").asText(),
                        rule.path("smallestSample").path("onePerTick").asLong(),
                        breaches(rule));
    }

    private static String watched(JsonNode rule) {
        String metric = "`" + rule.path("metric").asText() + "`";
        return rule.has("limitSeconds") ? "share(" + metric + " > " + plain(rule.path("limitSeconds")) + " s)" : metric;
    }

    private static String by(JsonNode rule) {
        StringJoiner by = new StringJoiner(" × ").setEmptyValue("total");
        rule.path("by").forEach(dimension -> by.add(dimension.asText()));
        return by.toString();
    }

    private static String breaches(JsonNode rule) {
        StringJoiner text = new StringJoiner(", ");
        rule.path("breaches")
                .forEach(breach -> text.add(String.format(
                        Locale.ROOT,
                        "%s: %,.0f",
                        plain(breach.path("value")),
                        Math.ceil(breach.path("answers").asDouble()))));
        return text.toString();
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
