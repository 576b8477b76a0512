package io.cxpulse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a customer experienced, as reported by a source. Not yet checked: see {@link EventRules}. */
public sealed interface CustomerEvent extends Measurable permits SurveyStep, InteractionStep, CaseStep {

    /** Identity, stable across deliveries. */
    String eventId();

    Operation op();

    /** Id of the event that is amended or retracted; null for an assertion. */
    @Nullable
    String targetEventId();

    /** Name of the reporting system or mapping. */
    String source();

    /** When it happened, or when the amendment or retraction was made, by the source's clock. */
    Instant occurredAt();

    /** Name of the field that the event time was taken from, for messages. */
    default String eventTimePath() {
        return "occurredAt";
    }

    /**
     * This event with what an amendment says instead; identity, times and place in the source's order stay.
     *
     * @throws ClassCastException if the amendment is of another kind
     */
    CustomerEvent amendedBy(CustomerEvent amendment);
}
