package io.cxpulse.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON objects into events. An object names its kind in {@code event} and has the fields of that kind's Avro
 * schema, under their names, times as ISO-8601 text. What it may leave out: {@code op} is ASSERT then, enums are
 * UNKNOWN, optional fields null, {@code source} the name given here. {@code ingestedAt} is always now. Nothing else is
 * guessed or coerced.
 */
public final class JsonEvents {

    private static final String KIND = "event";

    private final String source;
    private final InstantSource clock;
    private final Map<EventKind, List<JsonField>> fields = new EnumMap<>(EventKind.class);

    /** Trusts the product's own schemas for the whole process, as the records cannot be built without. */
    public JsonEvents(String source, InstantSource clock) {
        TrustedSchemas.trust();
        this.source = source;
        this.clock = clock;
        for (EventKind kind : EventKind.values()) {
            fields.put(
                    kind, kind.schema().getFields().stream().map(JsonField::new).toList());
        }
    }

    /**
     * The event an object describes.
     *
     * @throws UnfitEvent if the kind or a field is unknown, missing or of the wrong type
     */
    public OutboundEvent read(JsonNode event) throws UnfitEvent {
        EventKind kind = kind(event);
        refuseUnknown(kind, event);
        SpecificRecordBase built = kind.empty();
        for (JsonField field : fields.getOrDefault(kind, List.of())) {
            built.put(field.position(), value(kind, field, event));
        }
        return kind.outbound(built);
    }

    private @Nullable Object value(EventKind kind, JsonField field, JsonNode event) throws UnfitEvent {
        if (field.position() == position(kind, "ingestedAt")) {
            return now();
        }
        boolean sourceMissing = field.position() == position(kind, "source") && !event.hasNonNull("source");
        return sourceMissing ? source : field.read(event);
    }

    private static int position(EventKind kind, String field) {
        return kind.schema().getField(field).pos();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static EventKind kind(JsonNode event) throws UnfitEvent {
        String label = event.path(KIND).asText();
        Optional<EventKind> kind = Arrays.stream(EventKind.values())
                .filter(candidate -> candidate.label().equals(label))
                .findFirst();
        return kind.orElseThrow(() ->
                new UnfitEvent(KIND, event.path(KIND) + " does not fit; \"survey\" or \"interaction\" is accepted"));
    }

    private static void refuseUnknown(EventKind kind, JsonNode event) throws UnfitEvent {
        Schema schema = kind.schema();
        for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(KIND) && schema.getField(name) == null) {
                throw new UnfitEvent(name, "unknown field; " + schema.getName() + " has none of this name");
            }
        }
    }
}
