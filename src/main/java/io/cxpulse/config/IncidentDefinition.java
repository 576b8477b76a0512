package io.cxpulse.config;

import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Something that goes wrong in one segment for a while.
 *
 * @param starts after live begins
 * @param lasts above zero
 * @param where values by dimension, all of them must hold
 * @param effects what it does at full strength
 * @param strength of the effects, above 0 to 1
 * @param marker whether its start is announced by an interaction
 */
public record IncidentDefinition(
        String name,
        String description,
        Duration starts,
        Duration lasts,
        Map<Dimension, Set<String>> where,
        Effects effects,
        double strength,
        boolean marker) {

    public IncidentDefinition {
        Map<Dimension, Set<String>> copy = new EnumMap<>(Dimension.class);
        where.forEach((dimension, values) -> copy.put(dimension, new LinkedHashSet<>(values)));
        where = Collections.unmodifiableMap(copy);
    }

    /**
     * What an incident does at full strength.
     *
     * @param mood added to how content customers are when they answer, -1..0
     * @param contacts how many times the usual contacts begin, from 1
     * @param silent whether no agent acts on a case
     * @param botTraps share of the bot's conversations that never reach a human, 0..1
     */
    public record Effects(double mood, double contacts, boolean silent, double botTraps) {}

    /** Whether what has these dimensions is hurt. */
    public boolean hurts(Map<Dimension, String> dimensions) {
        for (Map.Entry<Dimension, Set<String>> condition : where.entrySet()) {
            String value = dimensions.get(condition.getKey());
            if (value == null || !condition.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
