package io.cxpulse.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The company that a simulation plays.
 *
 * @param zone by whose clock its customers and teams live
 * @param contactsPerDay contacts begun on a day of mean volume, above 0
 * @param customers how many there are, at least 1
 * @param incidents what can go wrong, by distinct names
 */
public record SimulationDefinition(
        ZoneId zone, double contactsPerDay, int customers, List<IncidentDefinition> incidents) {

    public SimulationDefinition {
        incidents = List.copyOf(incidents);
    }

    public Optional<IncidentDefinition> incident(String name) {
        return incidents.stream().filter(known -> known.name().equals(name)).findFirst();
    }
}
