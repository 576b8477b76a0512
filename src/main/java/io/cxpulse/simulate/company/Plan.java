package io.cxpulse.simulate.company;

import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.SimulationDefinition;
import java.time.Duration;
import java.util.List;

/**
 * Everything that the events of a simulation follow from: two of the same plan are the same, byte by byte. Of two plans
 * that differ only in their incidents, what lies before the incidents and outside their segments is the same, too.
 *
 * @param seed also part of every id, so two seeds are two companies
 */
public record Plan(
        SimulationDefinition company, long seed, Span span, Volume volume, List<ScriptedIncident> incidents) {

    public Plan {
        incidents = List.copyOf(incidents);
    }

    /** @param offset of the start, after live begins; negative in the past */
    public record ScriptedIncident(IncidentDefinition definition, Duration offset) {

        /** When the definition says. */
        public static ScriptedIncident of(IncidentDefinition definition) {
            return new ScriptedIncident(definition, definition.starts());
        }
    }

    Incidents scheduled() {
        return new Incidents(incidents.stream()
                .map(scripted -> Incident.of(scripted.definition(), scripted.offset(), span.live()))
                .toList());
    }
}
