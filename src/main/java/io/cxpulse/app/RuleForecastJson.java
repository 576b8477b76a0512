package io.cxpulse.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Criterion;
import io.cxpulse.alert.Preflight;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What rules promise, for programs: units in the names, no number rounded. */
final class RuleForecastJson {

    private static final double MILLIS_PER_SECOND = 1000;

    private RuleForecastJson() {}

    /** @param rates of every rule, by its id */
    static ObjectNode of(String origin, RuleBook rules, Map<String, RuleRates> rates) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("file", origin).put("tickSeconds", seconds(rules.tick()));
        ArrayNode list = answer.putArray("rules");
        rules.rules().forEach(rule -> list.add(of(rule, Objects.requireNonNull(rates.get(rule.id())))));
        return answer;
    }

    private static ObjectNode of(Rule rule, RuleRates rates) {
        Criterion criterion = rule.criterion();
        Preflight preflight = new Preflight(criterion);
        ObjectNode node = identity(rule);
        node.put("side", symbol(criterion.side()));
        node.put("threshold", criterion.threshold());
        node.put("severity", symbol(rule.severity()));
        node.put("evidenceNeeded", criterion.evidenceNeeded());
        node.put("falseAlertsPerSegmentWeek", preflight.falseAlertsPerWeek());
        node.putObject("smallestSample")
                .put("onePerTick", preflight.worstAnswersOnePerTick())
                .put("inOneTick", preflight.worstAnswersInOneTick());
        ArrayNode breaches = node.putArray("breaches");
        for (double value : preflight.breaches()) {
            breaches.add(breach(preflight, value, rates.answersPerHour()));
        }
        rates.observed().ifPresent(observed -> write(observed, preflight, node.putObject("observed")));
        return node;
    }

    /** What does not exist, because nothing was observed, is left out. */
    private static void write(ObservedSegments observed, Preflight preflight, ObjectNode node) {
        node.put("liveSegments", observed.live()).put("silentSegments", observed.silent());
        node.put("falseAlertsPerWeek", preflight.falseAlertsPerWeek() * observed.live());
        if (observed.live() > 0) {
            node.put("from", observed.from().toString()).put("to", observed.to().toString());
            node.putObject("answersPerHour")
                    .put("lowest", observed.lowest())
                    .put("median", observed.median())
                    .put("highest", observed.highest());
        }
    }

    private static ObjectNode identity(Rule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", rule.id()).put("version", rule.version());
        node.put("metric", rule.metric().toString());
        rule.limit().ifPresent(limit -> node.put("limitSeconds", seconds(limit)));
        ObjectNode where = node.putObject("where");
        rule.where().forEach((dimension, value) -> where.put(dimension.label(), value));
        ArrayNode by = node.putArray("by");
        rule.by().stream().map(Dimension::label).forEach(by::add);
        return node;
    }

    private static ObjectNode breach(Preflight preflight, double value, List<Double> rates) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        double answers = preflight.answersUntilSeen(value);
        node.put("value", value).put("answers", answers);
        ArrayNode delays = node.putArray("delays");
        for (double rate : rates) {
            delays.addObject().put("answersPerHour", rate).put("seconds", seconds(preflight.delay(answers, rate)));
        }
        return node;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    private static String symbol(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
