package io.cxpulse.cases;

import io.cxpulse.event.Actor;
import io.cxpulse.event.Dimension;
import java.time.Instant;
import java.util.Map;

/**
 * A moment of a case that completes a fact.
 *
 * @param dimensions of the case as of then
 */
public record Mark(Instant at, Actor actor, Map<Dimension, String> dimensions) {

    public Mark {
        dimensions = Map.copyOf(dimensions);
    }
}
