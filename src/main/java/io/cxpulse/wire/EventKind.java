package io.cxpulse.wire;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.SurveyEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The kinds of event that can be written as JSON, under the label they have there. */
public enum EventKind {
    SURVEY("survey", Topics.SURVEYS),
    INTERACTION("interaction", Topics.INTERACTIONS),
    CASE("case", Topics.CASES);

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

    /** All labels, for messages that say what is accepted. */
    static String labels() {
        return Arrays.stream(values()).map(EventKind::label).collect(Collectors.joining(", "));
    }

    Schema schema() {
        return switch (this) {
            case SURVEY -> SurveyEvent.SCHEMA$;
            case INTERACTION -> InteractionEvent.SCHEMA$;
            case CASE -> CaseEvent.SCHEMA$;
        };
    }

    SpecificRecordBase empty() {
        return switch (this) {
            case SURVEY -> new SurveyEvent();
            case INTERACTION -> new InteractionEvent();
            case CASE -> new CaseEvent();
        };
    }

    /** Completes a record of this kind with what producing it takes. */
    OutboundEvent outbound(SpecificRecord event) {
        return new OutboundEvent(this, key(event), time(event), event);
    }

    private String key(SpecificRecord event) {
        if (this == CASE) {
            return ((CaseEvent) event).getCaseId();
        }
        String customer = text(event, "customerId");
        String anonymous = text(event, "anonymousId");
        String person = customer != null ? customer : anonymous;
        return person != null ? person : subject(event);
    }

    /** The event that this one is about: what is done to an event of nobody must reach the event. */
    private String subject(SpecificRecord event) {
        Object op = event.get(position("op"));
        String target = op == Operation.AMEND || op == Operation.RETRACT ? text(event, "targetEventId") : null;
        return target != null ? target : (String) event.get(position("eventId"));
    }

    private @Nullable String text(SpecificRecord event, String field) {
        String value = (String) event.get(position(field));
        return value == null || value.isBlank() ? null : value;
    }

    /** An answer counts when it was submitted; what is done to an answer happens when it is done. */
    private Instant time(SpecificRecord event) {
        boolean answer = this == SURVEY && event.get(position("op")) == Operation.ASSERT;
        Object responded = answer ? event.get(position("respondedAt")) : null;
        return (Instant) (responded != null ? responded : event.get(position("occurredAt")));
    }

    private int position(String field) {
        return schema().getField(field).pos();
    }
}
