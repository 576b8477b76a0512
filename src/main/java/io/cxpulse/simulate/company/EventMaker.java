package io.cxpulse.simulate.company;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.event.UnfitField;
import io.cxpulse.wire.JsonEvents;
import io.cxpulse.wire.OutboundEvent;
import java.time.Instant;

/** Makes events of drafts, as a producer of JSON does. They arrive when they happen, by the simulated clock. */
final class EventMaker {

    private static final String SOURCE = "simulator";

    private final JsonEvents events = new JsonEvents(SOURCE, () -> now());
    private Instant now = Instant.EPOCH;

    OutboundEvent make(Draft draft) {
        now = draft.at();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event", draft.kind().label());
        event.put("eventId", draft.id());
        event.put("occurredAt", draft.at().toString());
        draft.shared().forEach((name, value) -> put(event, name, value));
        for (int i = 0; i < draft.own().size(); i += 2) {
            put(event, (String) draft.own().get(i), draft.own().get(i + 1));
        }
        try {
            return events.read(event);
        } catch (UnfitField e) {
            throw new IllegalStateException("the simulator made an event that the schema lacks: " + event, e);
        }
    }

    private Instant now() {
        return now;
    }

    private static void put(ObjectNode event, String name, Object value) {
        if (value instanceof String text) {
            event.put(name, text);
        } else if (value instanceof Long number) {
            event.put(name, number);
        } else if (value instanceof Integer number) {
            event.put(name, number);
        } else if (value instanceof Double number) {
            event.put(name, number);
        } else if (value instanceof Boolean truth) {
            event.put(name, truth);
        } else {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }
}
