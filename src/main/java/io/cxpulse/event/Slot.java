package io.cxpulse.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known under one event id: what it asserts, what was done to that, and whether the id is itself that of an
 * amendment or retraction. The parts may come in any order, and the result does not depend on it.
 *
 * @param asserted the assertion with this id
 * @param amendment the last amendment of it, by the time it was made and then by id
 * @param retractedAt when it was last taken back; holds against every amendment
 * @param operated what the event with this id does to another, if it is an amendment or retraction
 */
public record Slot(
        Optional<CustomerEvent> asserted,
        Optional<CustomerEvent> amendment,
        Optional<Instant> retractedAt,
        Optional<Operated> operated) {

    public static final Slot EMPTY = new Slot(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Comparator<CustomerEvent> BY_TIME_THEN_ID =
            Comparator.comparing(CustomerEvent::occurredAt).thenComparing(CustomerEvent::eventId);

    /**
     * An amendment or retraction; what an amendment says stands under the id of its target.
     *
     * @param at when it was made
     */
    public record Operated(Operation op, String targetEventId, Instant at) {

        static Operated by(CustomerEvent operation) {
            return new Operated(
                    operation.op(), Objects.requireNonNull(operation.targetEventId()), operation.occurredAt());
        }
    }

    /** What holds: the assertion, as amended, unless it was taken back or never came. */
    public Optional<CustomerEvent> effective() {
        return retractedAt.isPresent()
                ? Optional.empty()
                : asserted.map(event -> amendment.map(event::amendedBy).orElse(event));
    }

    /** Whether an event with this id was accepted. */
    public boolean isKnown() {
        return asserted.isPresent() || operated.isPresent();
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /**
     * What is left of it behind a horizon. An assertion is remembered by its event time, together with what was done to
     * it; what waits for an assertion, by the time it was made.
     */
    public Slot after(Horizon horizon) {
        Optional<CustomerEvent> kept = asserted.filter(event -> !horizon.isForgotten(event.eventTime()));
        Optional<Operated> operation = operated.filter(done -> !horizon.isForgotten(done.at()));
        return kept.isPresent()
                ? new Slot(kept, amendment, retractedAt, operation)
                : new Slot(
                        kept,
                        amendment.filter(event -> !horizon.isForgotten(event.occurredAt())),
                        retractedAt.filter(time -> !horizon.isForgotten(time)),
                        operation);
    }

    /**
     * The time it is remembered by: {@link #after} leaves nothing of it if, and only if, that is forgotten. Empty if there
     * is nothing to remember.
     */
    public Optional<Instant> newest() {
        return Stream.of(
                        asserted.map(CustomerEvent::eventTime),
                        amendment.map(CustomerEvent::occurredAt),
                        retractedAt,
                        operated.map(Operated::at))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    public Slot asserting(CustomerEvent event) {
        return new Slot(Optional.of(event), amendment, retractedAt, operated);
    }

    /** This slot, knowing that its own id is that of an amendment or retraction. */
    public Slot operating(CustomerEvent operation) {
        return new Slot(asserted, amendment, retractedAt, Optional.of(Operated.by(operation)));
    }

    /** This slot after an amendment or retraction of what it asserts. */
    public Slot changedBy(CustomerEvent operation) {
        if (operation.op() == Operation.RETRACT) {
            return takenBack(operation.occurredAt());
        }
        CustomerEvent last = amendment
                .filter(other -> BY_TIME_THEN_ID.compare(other, operation) > 0)
                .orElse(Objects.requireNonNull(operation));
        return new Slot(asserted, Optional.of(last), retractedAt, operated);
    }

    /** This slot after a retraction of what it asserts. */
    public Slot takenBack(Instant time) {
        Instant last = retractedAt.filter(time::isBefore).orElse(time);
        return new Slot(asserted, amendment, Optional.of(last), operated);
    }
}
