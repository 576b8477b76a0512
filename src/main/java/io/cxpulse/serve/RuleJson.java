package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.event.Dimension;
import java.util.TreeMap;

/** The rules in force as JSON: what is watched, and where its threshold lies. */
final class RuleJson {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private RuleJson() {}

    static ObjectNode write(RuleBook book) {
        ObjectNode json = Json.object();
        ArrayNode rules = json.putArray("rules");
        book.rules().forEach(rule -> write(rule, rules.addObject()));
        return json;
    }

    private static void write(Rule rule, ObjectNode json) {
        json.put("id", rule.id())
                .put("version", rule.version())
                .put("metric", rule.metric().id())
                .put("metricVersion", rule.metric().version())
                .put("unit", rule.criterion().kind().unit());
        ObjectNode where = json.putObject("where");
        rule.where().forEach((dimension, value) -> where.put(dimension.label(), value));
        ArrayNode by = json.putArray("by");
        rule.by().stream().sorted().map(Dimension::label).forEach(by::add);
        json.put("side", AlertJson.lower(rule.criterion().side()));
        Json.put(json, "threshold", rule.criterion().threshold());
        Json.put(json, "windowSeconds", rule.criterion().window().toMillis() / MILLIS_PER_SECOND);
        rule.limit().ifPresent(limit -> Json.put(json, "limitSeconds", limit.toMillis() / MILLIS_PER_SECOND));
        json.put("severity", AlertJson.lower(rule.severity()));
        ObjectNode annotations = json.putObject("annotations");
        new TreeMap<>(rule.annotations()).forEach(annotations::put);
    }
}
