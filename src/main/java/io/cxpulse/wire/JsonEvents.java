package io.cxpulse.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.event.UnfitField;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns JSON objects into events. An object names its kind in {@code event} and has the fields of that kind's Avro
 * schema, under their names, times as ISO-8601 text. What it may leave out: {@code op} is ASSERT then, enums are
 * UNKNOWN, optional fields null, other truth values false, {@code source} the name given here. {@code ingestedAt} is always now. Nothing else is
 * guessed or coerced.
 */
public final class JsonEvents {

    private static final String KIND = "event";
    private static final String SOURCE = "source";
    private static final String INGESTED_AT = "ingestedAt";

    private final String source;
    private final InstantSource clock;
    private final Map<EventKind, Plan> plans = new EnumMap<>(EventKind.class);

    /** Trusts the product's own schemas for the whole process, as the records cannot be built without. */
    public JsonEvents(String source, InstantSource clock) {
        TrustedSchemas.trust();
        this.source = source;
        this.clock = clock;
        for (EventKind kind : EventKind.values()) {
            plans.put(kind, Plan.of(kind.schema()));
        }
    }

    /**
     * The event an object describes.
     *
     * @throws UnfitField if the kind or a field is unknown, missing or of the wrong type
     */
    public OutboundEvent read(JsonNode event) throws UnfitField {
        EventKind kind = kind(event);
        JsonField.refuseUnknown(kind.schema(), event, KIND);
        Plan plan = Objects.requireNonNull(plans.get(kind));
        SpecificRecordBase built = kind.empty();
        for (JsonField field : plan.fields()) {
            built.put(field.position(), field.read(event));
        }
        built.put(plan.source(), event.hasNonNull(SOURCE) ? plan.givenSource().read(event) : source);
        built.put(plan.ingestedAt(), now());
        return kind.outbound(built);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static EventKind kind(JsonNode event) throws UnfitField {
        String label = event.path(KIND).asText();
        Optional<EventKind> kind = Arrays.stream(EventKind.values())
                .filter(candidate -> candidate.label().equals(label))
                .findFirst();
        return kind.orElseThrow(() -> new UnfitField(
                KIND, event.path(KIND) + " does not fit; one of " + EventKind.labels() + " is accepted"));
    }

    /** The fields of a kind: those read as they are, and the two that have a default of their own. */
    private record Plan(List<JsonField> fields, JsonField givenSource, int source, int ingestedAt) {

        static Plan of(Schema schema) {
            Schema.Field source = schema.getField(SOURCE);
            Schema.Field ingestedAt = schema.getField(INGESTED_AT);
            List<JsonField> read = schema.getFields().stream()
                    .filter(field -> !field.equals(source) && !field.equals(ingestedAt))
                    .map(JsonField::new)
                    .toList();
            return new Plan(read, new JsonField(source), source.pos(), ingestedAt.pos());
        }
    }
}
