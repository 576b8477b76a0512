package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Says when agents have done what is on their desks: in their hours, and not at all while they are silent. */
record Desk(OpenHours hours, Incidents incidents) {

    /** When work on a case is done that begins at {@code from}. */
    Instant done(Instant from, Duration work, Map<Dimension, String> dimensions) {
        Instant done = hours.after(from, work);
        Optional<Incident> silence = incidents.silence(dimensions, done);
        while (silence.isPresent()) {
            done = hours.after(resumed(silence.get(), done), Duration.ZERO);
            silence = incidents.silence(dimensions, done);
        }
        return done;
    }

    /** What would have been done earlier is done earlier after the silence, too. */
    private static Instant resumed(Incident silence, Instant due) {
        return silence.end().plus(Duration.between(silence.start(), due).dividedBy(4));
    }
}
