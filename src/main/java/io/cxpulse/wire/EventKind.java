package io.cxpulse.wire;

import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The kinds of event that can be written as JSON, under the label they have there. */
public enum EventKind {
    SURVEY("survey", Topics.SURVEYS),
    INTERACTION("interaction", Topics.INTERACTIONS);

    private final String label;
    private final Topics topic;

    EventKind(String label, Topics topic) {
        this.label = label;
        this.topic = topic;
    }

    public String label() {
        return label;
    }

    public Topics topic() {
        return topic;
    }

    Schema schema() {
        return switch (this) {
            case SURVEY -> SurveyEvent.SCHEMA$;
            case INTERACTION -> InteractionEvent.SCHEMA$;
        };
    }

    SpecificRecordBase empty() {
        return switch (this) {
            case SURVEY -> new SurveyEvent();
            case INTERACTION -> new InteractionEvent();
        };
    }

    /** Completes a record of this kind with what producing it takes. */
    OutboundEvent outbound(SpecificRecord event) {
        return new OutboundEvent(this, key(event), time(event), event);
    }

    private String key(SpecificRecord event) {
        String customer = text(event, "customerId");
        if (customer != null) {
            return customer;
        }
        String anonymous = text(event, "anonymousId");
        return anonymous != null ? anonymous : (String) event.get(position("eventId"));
    }

    private @Nullable String text(SpecificRecord event, String field) {
        String value = (String) event.get(position(field));
        return value == null || value.isBlank() ? null : value;
    }

    private Instant time(SpecificRecord event) {
        Object responded = this == SURVEY ? event.get(position("respondedAt")) : null;
        return (Instant) (responded != null ? responded : event.get(position("occurredAt")));
    }

    private int position(String field) {
        return schema().getField(field).pos();
    }
}
