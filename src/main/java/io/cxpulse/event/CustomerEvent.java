package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something a customer experienced, as reported by a source. Not yet checked: see {@link EventRules}. */
public sealed interface CustomerEvent permits SurveyStep, InteractionStep {

    /** Identity, stable across deliveries. */
    String eventId();

    Operation op();

    /** Name of the reporting system or mapping. */
    String source();

    /** Business time: the one that puts the event into windows. */
    Instant eventTime();

    /** Name of the field that the event time was taken from, for messages. */
    String eventTimePath();

    /** The values by which metrics may split this event; absent where the source does not say. */
    Map<Dimension, String> dimensions();

    /** Value of an attribute a metric's population may be restricted by, e.g. {@code type}; null if there is none. */
    @Nullable
    String attribute(String name);
}
