package io.cxpulse.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What was last said about one incident.
 *
 * @param raisedAt the time under which it was first said: it names the incident, whatever turns out later
 * @param phase FIRING, RECOVERING, RESOLVED or RETRACTED
 * @param until when it was said to be over; empty while it goes on
 * @param early whether it was raised inside a tick that had not closed
 */
public record Announcement(Instant raisedAt, AlertPhase phase, Optional<Instant> until, boolean early) {

    boolean overlaps(Episode episode) {
        return !isOver(until, episode.raisedAt()) && !isOver(episode.until(), raisedAt);
    }

    private static boolean isOver(Optional<Instant> end, Instant time) {
        return end.filter(at -> at.isBefore(time)).isPresent();
    }

    Announcement in(Episode episode) {
        return new Announcement(raisedAt, episode.phase(), episode.until(), false);
    }

    Announcement retracted() {
        return new Announcement(raisedAt, AlertPhase.RETRACTED, Optional.of(raisedAt), false);
    }
}
