package io.cxpulse.cases;

import io.cxpulse.cases.CaseEntry.Fate;
import io.cxpulse.cases.CaseEntry.Standing;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells a {@link CaseStory}: lets everything happen once more, each thing at its own time. An assertion is the last in
 * order when it is told, so it costs one step of the fold; an amendment or retraction of something that holds costs the
 * whole of it.
 */
final class CaseTeller {

    /** An accepted event at its own time. */
    private record Moment(CaseStep.Place place, Slot slot) {}

    /** A moment that was told; what becomes of it is known at the end. */
    private record Told(Moment moment, Optional<CaseStep> says, CaseEffect effect) {}

    private final SortedMap<String, Slot> slots;
    private final Map<String, Slot> known = new HashMap<>();
    private final Map<String, CaseStep.Place> retractions = new HashMap<>();
    private final NavigableMap<CaseStep.Place, CaseStep> holding = new TreeMap<>();
    private CaseFold fold = new CaseFold();

    CaseTeller(SortedMap<String, Slot> slots) {
        this.slots = slots;
    }

    List<CaseEntry> tell(Optional<Instant> asOf) {
        List<Told> told = new ArrayList<>();
        for (Moment moment : moments(asOf)) {
            told.add(moment.slot().operated().isPresent() ? operate(moment) : happen(moment));
        }
        return told.stream().map(this::entry).toList();
    }

    /** The history as far as it was told. */
    CaseFold fold() {
        return fold;
    }

    /** The events that hold, in order, as far as they were told. */
    Collection<CaseStep> holding() {
        return holding.values();
    }

    private List<Moment> moments(Optional<Instant> asOf) {
        List<Moment> moments = new ArrayList<>();
        slots.forEach((eventId, slot) -> place(eventId, slot)
                .filter(place -> asOf.filter(place.occurredAt()::isAfter).isEmpty())
                .ifPresent(place -> moments.add(new Moment(place, slot))));
        moments.sort((one, other) -> one.place().compareTo(other.place()));
        return moments;
    }

    /** Empty for an id that is only known as the target of others. */
    private static Optional<CaseStep.Place> place(String eventId, Slot slot) {
        return slot.asserted().map(event -> ((CaseStep) event).place()).or(() -> slot.operated()
                .map(operated -> new CaseStep.Place(operated.at(), null, eventId)));
    }

    private Told happen(Moment moment) {
        CaseStep asserted = (CaseStep) moment.slot().asserted().orElseThrow();
        Slot now = known(asserted.eventId()).asserting(asserted);
        known.put(asserted.eventId(), now);
        Optional<CaseStep> effective = step(now);
        return new Told(
                moment,
                Optional.of(effective.orElse(asserted)),
                effective.map(this::append).orElse(CaseEffect.NONE));
    }

    private CaseEffect append(CaseStep step) {
        holding.put(step.place(), step);
        CaseState before = fold.state();
        int earlier = fold.happened().size();
        List<CaseFact> happened = fold.add(step);
        if (before.counts() && fold.state().counts()) {
            List<CaseFact> after = new ArrayList<>(happened);
            after.addAll(fold.state().standing());
            return CaseEffect.between(before.standing(), after);
        }
        return before.counts() ? left(before, earlier) : CaseEffect.between(List.of(), fold.facts());
    }

    /** The case leaves all numbers with its whole past. */
    private CaseEffect left(CaseState before, int earlier) {
        List<CaseFact> facts = new ArrayList<>(fold.happened().subList(0, earlier));
        facts.addAll(before.standing());
        return CaseEffect.between(facts, List.of());
    }

    private Told operate(Moment moment) {
        Slot.Operated operated = moment.slot().operated().orElseThrow();
        Slot before = known(operated.targetEventId());
        Slot after = before;
        Optional<CaseStep> says = Optional.empty();
        if (operated.op() == Operation.RETRACT) {
            after = before.takenBack(operated.at());
            retractions.putIfAbsent(operated.targetEventId(), moment.place());
        } else {
            says = amendment(moment, operated);
            after = says.map(before::changedBy).orElse(before);
        }
        known.put(operated.targetEventId(), after);
        return new Told(moment, says, replace(step(before), step(after)));
    }

    /** What an amendment says, as long as it is the one that is kept. */
    private Optional<CaseStep> amendment(Moment moment, Slot.Operated operated) {
        return slots.getOrDefault(operated.targetEventId(), Slot.EMPTY)
                .amendment()
                .filter(event -> event.eventId().equals(moment.place().eventId()))
                .map(CaseStep.class::cast);
    }

    private CaseEffect replace(Optional<CaseStep> before, Optional<CaseStep> after) {
        if (before.equals(after)) {
            return CaseEffect.NONE;
        }
        List<CaseFact> facts = fold.facts();
        before.ifPresent(step -> holding.remove(step.place()));
        after.ifPresent(step -> holding.put(step.place(), step));
        fold = CaseFold.of(holding.values());
        return CaseEffect.between(facts, fold.facts());
    }

    private CaseEntry entry(Told told) {
        CaseStep.Place place = told.moment().place();
        Optional<Slot.Operated> operated = told.moment().slot().operated();
        return new CaseEntry(
                place,
                operated.map(Slot.Operated::op).orElse(Operation.ASSERT),
                operated.map(Slot.Operated::targetEventId),
                told.says(),
                operated.map(operation -> standing(place, operation)).orElseGet(() -> standing(place.eventId())),
                told.effect());
    }

    private Standing standing(String eventId) {
        Slot slot = known(eventId);
        if (slot.retractedAt().isPresent()) {
            return new Standing(Fate.RETRACTED, Optional.ofNullable(retractions.get(eventId)));
        }
        return slot.amendment()
                .map(event -> new CaseStep.Place(event.occurredAt(), null, event.eventId()))
                .map(by -> new Standing(Fate.AMENDED, Optional.of(by)))
                .orElse(Standing.of(Fate.HOLDS));
    }

    private Standing standing(CaseStep.Place place, Slot.Operated operated) {
        Slot target = known(operated.targetEventId());
        if (slots.getOrDefault(operated.targetEventId(), Slot.EMPTY).operated().isPresent()) {
            return Standing.of(Fate.VOID);
        }
        if (target.asserted().isEmpty()) {
            return Standing.of(Fate.WAITING);
        }
        boolean holds = operated.op() == Operation.RETRACT
                || (target.retractedAt().isEmpty()
                        && target.amendment()
                                .filter(event -> event.eventId().equals(place.eventId()))
                                .isPresent());
        return Standing.of(holds ? Fate.HOLDS : Fate.SUPERSEDED);
    }

    private Slot known(String eventId) {
        return known.getOrDefault(eventId, Slot.EMPTY);
    }

    private static Optional<CaseStep> step(Slot slot) {
        return slot.effective().map(CaseStep.class::cast);
    }
}
