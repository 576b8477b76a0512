package io.cxpulse.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What was last said about one incident.
 *
 * @param name time under which it was first said; it names the incident, whatever turns out later
 * @param raisedAt when it was raised, by the ticks that were known last
 * @param phase FIRING, RECOVERING, RESOLVED or RETRACTED
 * @param until when it was over, by the ticks that were known last; empty while it goes on
 * @param early whether it was raised inside a tick that had not closed
 */
public record Announcement(Instant name, Instant raisedAt, AlertPhase phase, Optional<Instant> until, boolean early) {

    /** The first word of an incident. */
    static Announcement of(Instant name, Instant raisedAt) {
        return new Announcement(name, raisedAt, AlertPhase.FIRING, Optional.empty(), false);
    }

    /** The first word of an incident of an open tick. */
    static Announcement early(Instant end) {
        return new Announcement(end, end, AlertPhase.FIRING, Optional.empty(), true);
    }

    boolean overlaps(Episode episode) {
        return !isOver(until, episode.raisedAt()) && !isOver(episode.until(), raisedAt);
    }

    private static boolean isOver(Optional<Instant> end, Instant time) {
        return end.filter(at -> at.isBefore(time)).isPresent();
    }

    /** Whether it was over by {@code time}. */
    boolean isSettled(Instant time) {
        return until.filter(end -> !end.isAfter(time)).isPresent();
    }

    /** Whether it stands: it was not taken back, and does not wait for the end of a tick. */
    boolean stands() {
        return phase != AlertPhase.RETRACTED && !early;
    }

    Announcement following(Episode episode) {
        return new Announcement(name, episode.raisedAt(), episode.phase(), episode.until(), false);
    }

    Announcement retracted() {
        return new Announcement(name, raisedAt, AlertPhase.RETRACTED, Optional.of(raisedAt), false);
    }
}
