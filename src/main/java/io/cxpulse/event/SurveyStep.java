package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of one survey question's life.
 *
 * @param type step, e.g. {@code COMPLETED}, in the symbols of the survey schema
 * @param metric what the question measures, e.g. {@code NPS}
 * @param kind why the survey was sent, e.g. {@code RELATIONSHIP}
 * @param occurredAt when it happened by the source's clock
 * @param respondedAt when the answer was submitted; null means {@code occurredAt}
 * @param score the answer; null for steps without one
 * @param customerId whose step it is; null if the source does not know
 * @param anonymousId an unidentified person or response
 */
public record SurveyStep(
        String eventId,
        Operation op,
        @Nullable String targetEventId,
        String source,
        String type,
        String metric,
        String kind,
        Instant occurredAt,
        @Nullable Instant respondedAt,
        @Nullable Score score,
        @Nullable String customerId,
        @Nullable String anonymousId,
        Map<Dimension, String> dimensions)
        implements CustomerEvent {

    /** Type of the step that carries an answer. */
    public static final String COMPLETED = "COMPLETED";

    public SurveyStep {
        dimensions = Map.copyOf(dimensions);
    }

    /** An answer counts when it was submitted; what is done to an answer happens when it is done. */
    @Override
    public Instant eventTime() {
        return op != Operation.ASSERT || respondedAt == null ? occurredAt : respondedAt;
    }

    @Override
    public String eventTimePath() {
        return op != Operation.ASSERT || respondedAt == null ? "occurredAt" : "respondedAt";
    }

    @Override
    public SurveyStep amendedBy(CustomerEvent amendment) {
        SurveyStep said = (SurveyStep) amendment;
        return new SurveyStep(
                eventId,
                op,
                targetEventId,
                source,
                said.type,
                said.metric,
                said.kind,
                occurredAt,
                respondedAt,
                said.score,
                customerId,
                anonymousId,
                said.dimensions);
    }

    /** Who answered: the customer, or else whoever stays unidentified; empty if the source names neither. */
    public Optional<String> customer() {
        return Optional.ofNullable(customerId).or(() -> Optional.ofNullable(anonymousId));
    }

    public boolean isAnswer() {
        return COMPLETED.equals(type);
    }

    @Override
    public @Nullable String attribute(String name) {
        return switch (name) {
            case "type" -> type;
            case "metric" -> metric;
            case "kind" -> kind;
            default -> null;
        };
    }
}
