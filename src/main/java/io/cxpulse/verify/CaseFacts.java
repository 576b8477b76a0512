package io.cxpulse.verify;

import io.cxpulse.verify.Moment.Phase;
import io.cxpulse.verify.Moment.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The facts of one case, worked out from all its accepted events at once. */
final class CaseFacts {

    private final List<Moment> moments;
    private final Moment opening;
    private final Moment last;
    private final List<Fact> facts = new ArrayList<>();

    private CaseFacts(List<Moment> moments) {
        this.moments = moments;
        this.opening = moments.get(0);
        this.last = moments.get(moments.size() - 1);
    }

    /** @param events everything that was accepted, in any order */
    static List<Fact> of(Collection<Event> events) {
        CaseWalk walk = new CaseWalk();
        List<Moment> opened = steps(events).stream()
                .map(walk::next)
                .filter(moment -> moment.found() != Phase.NONE)
                .toList();
        return opened.isEmpty() ? List.of() : new CaseFacts(opened).facts();
    }

    private static List<CaseStep> steps(Collection<Event> events) {
        Map<String, List<Event>> operations = new HashMap<>();
        events.stream().filter(event -> !event.isAsserted()).forEach(operation -> operations
                .computeIfAbsent(operation.requireTarget(), id -> new ArrayList<>())
                .add(operation));
        return events.stream()
                .filter(Event::isAsserted)
                .flatMap(event -> Operations.content(event, operations.getOrDefault(event.eventId(), List.of()))
                        .map(content -> new CaseStep(event, content))
                        .stream())
                .sorted(CaseStep.ORDER)
                .toList();
    }

    private List<Fact> facts() {
        if (last.excluded()) {
            return List.of();
        }
        facts.add(opening.fact("OPENED", null));
        facts.addAll(ReplyFacts.of(moments));
        addSolutions();
        addClosing();
        addReopenings();
        moments.stream()
                .filter(Moment::transferred)
                .map(moment -> moment.fact("TRANSFERRED", null))
                .forEach(facts::add);
        if (last.left() == Phase.ACTIVE) {
            facts.add(opening.fact("WAITING", null, last.dimensions()));
        }
        return List.copyOf(facts);
    }

    private void addSolutions() {
        Optional<Moment> first = first(moment -> moment.turn() == Turn.SOLVED);
        if (first.isEmpty()) {
            return;
        }
        facts.add(first.get().fact("FIRST_RESOLUTION", first.get().since(opening)));
        boolean reopened = any(moments, moment -> moment.reopened() && moment.found() == Phase.SOLVED);
        facts.add(first.get().fact("SOLVED_REOPENING", new Value.Verdict(reopened)));
        if (last.left() == Phase.SOLVED || last.left() == Phase.CLOSED) {
            List<Moment> until = untilLast(Moment::solves);
            Moment solution = until.get(until.size() - 1);
            long replies = until.stream().filter(m -> m.step().isAgentReply()).count();
            facts.add(solution.fact("FULL_RESOLUTION", solution.since(opening)));
            facts.add(solution.fact("ONE_TOUCH", new Value.Verdict(replies <= 1)));
        }
    }

    private void addClosing() {
        if (last.left() != Phase.CLOSED) {
            return;
        }
        List<Moment> until = untilLast(moment -> moment.turn() == Turn.CLOSED);
        Moment closing = until.get(until.size() - 1);
        facts.add(closing.fact("CLOSURE", closing.since(opening)));
        until.stream()
                .map(moment -> moment.step().change().getSlaMet())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .ifPresent(met -> facts.add(closing.fact("SLA", new Value.Verdict(met))));
        boolean handedOn = any(until, moment -> moment.transferred() || moment.reopened());
        facts.add(closing.fact("FIRST_CONTACT", new Value.Verdict(!handedOn)));
    }

    private void addReopenings() {
        moments.stream().filter(Moment::reopened).map(Moment::reopening).forEach(facts::add);
        boolean reopened = any(moments, Moment::reopened);
        first(Moment::ends).ifPresent(moment -> facts.add(moment.fact("REOPENING", new Value.Verdict(reopened))));
    }

    private Optional<Moment> first(Predicate<Moment> condition) {
        return moments.stream().filter(condition).findFirst();
    }

    private static boolean any(List<Moment> moments, Predicate<Moment> condition) {
        return moments.stream().anyMatch(condition);
    }

    /** The moments up to the last one of the given kind, that one included. */
    private List<Moment> untilLast(Predicate<Moment> condition) {
        int end = moments.size();
        while (!condition.test(moments.get(end - 1))) {
            end--;
        }
        return moments.subList(0, end);
    }
}
