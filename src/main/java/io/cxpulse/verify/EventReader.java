package io.cxpulse.verify;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the generated records into events. */
final class EventReader {

    private EventReader() {}

    static Event of(SurveyEvent event) {
        return new Event(
                Source.SURVEYS,
                event.getEventId(),
                event.getOp(),
                event.getTargetEventId(),
                event.getSource(),
                time(event).toEpochMilli(),
                new TreeMap<>(Map.of(
                        "type", event.getType().name(),
                        "metric", event.getMetric().name(),
                        "kind", event.getKind().name())),
                dimensions(event),
                Stream.of(event.getCustomerId(), event.getAnonymousId())
                        .flatMap(Stream::ofNullable)
                        .toList(),
                answer(event),
                null);
    }

    static Event of(InteractionEvent event) {
        return new Event(
                Source.INTERACTIONS,
                event.getEventId(),
                event.getOp(),
                event.getTargetEventId(),
                event.getSource(),
                event.getOccurredAt().toEpochMilli(),
                new TreeMap<>(Map.of(
                        "type", event.getType().name(),
                        "direction", event.getDirection().name(),
                        "actor", event.getActor().name(),
                        "outcome", event.getOutcome().name())),
                dimensions(event),
                List.of(),
                null,
                null);
    }

    static Event of(CaseEvent event) {
        return new Event(
                Source.CASES,
                event.getEventId(),
                event.getOp(),
                event.getTargetEventId(),
                event.getSource(),
                event.getOccurredAt().toEpochMilli(),
                new TreeMap<>(Map.of("type", event.getType().name())),
                dimensions(event),
                List.of(),
                null,
                event);
    }

    /** An answer counts when it was given; an operation is made when it occurs, whatever it says about the answer. */
    private static Instant time(SurveyEvent event) {
        Instant respondedAt = event.getRespondedAt();
        return respondedAt == null || event.getOp() != Operation.ASSERT ? event.getOccurredAt() : respondedAt;
    }

    private static SortedMap<String, String> dimensions(SurveyEvent event) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        put(dimensions, "channel", event.getChannel());
        put(dimensions, "product", event.getProduct());
        put(dimensions, "question", event.getQuestion());
        put(dimensions, "region", event.getRegion());
        put(dimensions, "team", event.getTeam());
        put(dimensions, "topic", event.getTopic());
        put(dimensions, "touchpoint", event.getTouchpoint());
        return dimensions;
    }

    private static SortedMap<String, String> dimensions(InteractionEvent event) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        put(dimensions, "channel", event.getChannel());
        put(dimensions, "product", event.getProduct());
        put(dimensions, "region", event.getRegion());
        put(dimensions, "team", event.getTeam());
        put(dimensions, "topic", event.getTopic());
        put(dimensions, "touchpoint", event.getTouchpoint());
        return dimensions;
    }

    private static SortedMap<String, String> dimensions(CaseEvent event) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        put(dimensions, "channel", event.getChannel());
        put(dimensions, "priority", event.getPriority());
        put(dimensions, "product", event.getProduct());
        put(dimensions, "region", event.getRegion());
        put(dimensions, "team", event.getTeam() == null ? event.getTeamAfter() : event.getTeam());
        put(dimensions, "topic", event.getTopic());
        put(dimensions, "touchpoint", event.getTouchpoint());
        return dimensions;
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
