package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that goes wrong in a simulation. */
record Incidents(List<Incident> all) {

    Incidents {
        all = List.copyOf(all);
    }

    /** What is added to how content somebody is who answers at {@code time}. */
    double mood(Map<Dimension, String> dimensions, Instant time) {
        double sum = 0;
        for (Incident incident : all) {
            sum += incident.hurts(dimensions, time) ? incident.mood() : 0;
        }
        return sum;
    }

    /** Share of the bot's conversations that begin at {@code time} and never reach a human. */
    double botTraps(Map<Dimension, String> dimensions, Instant time) {
        double most = 0;
        for (Incident incident : all) {
            most = Math.max(most, incident.hurts(dimensions, time) ? incident.botTraps() : 0);
        }
        return most;
    }

    /** The silence in which nobody acts on such a case at {@code time}. */
    Optional<Incident> silence(Map<Dimension, String> dimensions, Instant time) {
        return all.stream()
                .filter(incident -> incident.isSilent() && incident.hurts(dimensions, time))
                .findFirst();
    }
}
