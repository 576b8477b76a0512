package io.cxpulse.verify;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What amendments and retractions make of the event they are about. */
final class Operations {

    private static final Comparator<Event> LATER =
            Comparator.comparingLong(Event::time).thenComparing(Event::eventId);

    private Operations() {}

    /** What holds of the target's content: its own or that of the last amendment; empty if it was taken back. */
    static Optional<Event> content(Event target, Collection<Event> operations) {
        if (operations.stream().anyMatch(Event::isRetraction)) {
            return Optional.empty();
        }
        return Optional.of(operations.stream().max(LATER).orElse(target));
    }
}
