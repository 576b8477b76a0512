package io.cxpulse.simulate.company;

import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Something that goes wrong at a time, {@code start} inclusive to {@code end} exclusive. */
record Incident(IncidentDefinition definition, Instant start, Instant end) {

    static Incident of(IncidentDefinition definition, Duration offset, Instant live) {
        Instant start = live.plus(offset);
        return new Incident(definition, start, start.plus(definition.lasts()));
    }

    boolean isOn(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    boolean hurts(Map<Dimension, String> dimensions, Instant time) {
        return isOn(time) && definition.hurts(dimensions);
    }

    String name() {
        return definition.name();
    }

    double mood() {
        return definition.effects().mood() * definition.strength();
    }

    /** Contacts that begin beside the usual ones, as a multiple of these. */
    double moreContacts() {
        return (definition.effects().contacts() - 1) * definition.strength();
    }

    double botTraps() {
        return definition.effects().botTraps() * definition.strength();
    }

    boolean isSilent() {
        return definition.effects().silent();
    }
}
