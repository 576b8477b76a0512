package io.cxpulse.config;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happens in a scenario.
 *
 * @param target id of the event that is amended or retracted; empty for one that states something
 * @param at when it happens; what an amendment changes stays where it was
 * @param arrives when it is heard of, not before {@code at}
 * @param observed empty for a retraction
 * @param segment values of dimensions
 */
public record ScenarioEvent(
        String id,
        Operation op,
        Optional<String> target,
        Instant at,
        Instant arrives,
        Optional<Observed> observed,
        Map<Dimension, String> segment) {

    public ScenarioEvent {
        segment = Map.copyOf(segment);
    }
}
