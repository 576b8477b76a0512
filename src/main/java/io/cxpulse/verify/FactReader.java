package io.cxpulse.verify;

import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the generated records into facts. */
final class FactReader {

    private FactReader() {}

    static Fact of(SurveyEvent event) {
        Instant respondedAt = event.getRespondedAt();
        Instant eventTime = respondedAt == null ? event.getOccurredAt() : respondedAt;
        SortedMap<String, String> dimensions = new TreeMap<>();
        put(dimensions, "channel", event.getChannel());
        put(dimensions, "product", event.getProduct());
        put(dimensions, "question", event.getQuestion());
        put(dimensions, "region", event.getRegion());
        put(dimensions, "team", event.getTeam());
        put(dimensions, "topic", event.getTopic());
        put(dimensions, "touchpoint", event.getTouchpoint());
        return new Fact(
                Source.SURVEYS,
                event.getEventId(),
                event.getOp().name(),
                event.getSource(),
                eventTime.toEpochMilli(),
                new TreeMap<>(Map.of(
                        "type", event.getType().name(),
                        "metric", event.getMetric().name(),
                        "kind", event.getKind().name())),
                dimensions,
                answer(event));
    }

    static Fact of(InteractionEvent event) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        put(dimensions, "channel", event.getChannel());
        put(dimensions, "product", event.getProduct());
        put(dimensions, "region", event.getRegion());
        put(dimensions, "team", event.getTeam());
        put(dimensions, "topic", event.getTopic());
        put(dimensions, "touchpoint", event.getTouchpoint());
        return new Fact(
                Source.INTERACTIONS,
                event.getEventId(),
                event.getOp().name(),
                event.getSource(),
                event.getOccurredAt().toEpochMilli(),
                new TreeMap<>(Map.of(
                        "type", event.getType().name(),
                        "direction", event.getDirection().name(),
                        "actor", event.getActor().name(),
                        "outcome", event.getOutcome().name())),
                dimensions,
                null);
    }

    private static void put(Map<String, String> dimensions, String name, @Nullable String value) {
        if (value != null) {
            dimensions.put(name, value);
        }
    }

    private static @Nullable Answer answer(SurveyEvent event) {
        Double score = event.getScore();
        Integer min = event.getScaleMin();
        Integer max = event.getScaleMax();
        return score == null || min == null || max == null
                ? null
                : new Answer(score, min, max, event.getPolarity() != Polarity.LOWER_BETTER);
    }
}
