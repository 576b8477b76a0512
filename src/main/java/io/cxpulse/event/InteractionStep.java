package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of one contact, or of self-service.
 *
 * @param type step, e.g. {@code CONTACT_STARTED}, in the symbols of the interaction schema
 * @param direction who started the contact, e.g. {@code INBOUND}
 * @param actor who acted, e.g. {@code CUSTOMER}
 * @param outcome how it ended, {@code UNKNOWN} while it goes on
 * @param occurredAt when it happened by the source's clock
 */
public record InteractionStep(
        String eventId,
        Operation op,
        @Nullable String targetEventId,
        String source,
        String type,
        String direction,
        String actor,
        String outcome,
        Instant occurredAt,
        Map<Dimension, String> dimensions)
        implements CustomerEvent {

    public InteractionStep {
        dimensions = Map.copyOf(dimensions);
    }

    @Override
    public Instant eventTime() {
        return occurredAt;
    }

    @Override
    public InteractionStep amendedBy(CustomerEvent amendment) {
        InteractionStep said = (InteractionStep) amendment;
        return new InteractionStep(
                eventId,
                op,
                targetEventId,
                source,
                said.type,
                said.direction,
                said.actor,
                said.outcome,
                occurredAt,
                said.dimensions);
    }

    @Override
    public @Nullable String attribute(String name) {
        return switch (name) {
            case "type" -> type;
            case "direction" -> direction;
            case "actor" -> actor;
            case "outcome" -> outcome;
            default -> null;
        };
    }
}
