package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One incident as the ticks known now tell it: when it was raised, and where it is.
 *
 * @param first the change that raised it; empty if that lies before the ticks that are still known
 * @param last the change that brought it where it is; empty if that does
 */
public record Episode(
        Instant raisedAt, AlertPhase phase, Optional<Instant> until, Optional<Change> first, Optional<Change> last) {

    /** The last incident of an instance, if it was not over by {@code settled}. */
    static Optional<Episode> of(RuleInstance instance, Instant settled) {
        return instance.incident()
                .filter(incident -> incident.resolvedAt()
                        .filter(end -> !end.isAfter(settled))
                        .isEmpty())
                .map(incident ->
                        at(incident, incident.resolvedAt().isPresent() ? AlertPhase.RESOLVED : instance.phase()));
    }

    /** The incident of which was said last what still holds. */
    static Episode of(Announcement said) {
        return new Episode(said.raisedAt(), said.phase(), said.until(), Optional.empty(), Optional.empty());
    }

    /**
     * The incidents of which was said last what still holds.
     *
     * @param settled those that were over by then cannot change any more
     */
    static List<Episode> of(List<Announcement> said, Instant settled) {
        return said.stream()
                .filter(one -> one.stands() && !one.isSettled(settled))
                .map(Episode::of)
                .toList();
    }

    private static Episode at(Incident incident, AlertPhase phase) {
        return new Episode(incident.raisedAt(), phase, incident.resolvedAt(), Optional.empty(), Optional.empty());
    }

    static Episode raisedBy(Change change) {
        return at(change.after().incident().orElseThrow(), change.after().phase())
                .with(Optional.of(change), change);
    }

    /** The same incident, after a further change. */
    Episode after(Change change) {
        return at(change.after().incident().orElseThrow(), change.after().phase())
                .with(first, change);
    }

    private Episode with(Optional<Change> first, Change last) {
        return new Episode(raisedAt, phase, until, first, Optional.of(last));
    }
}
