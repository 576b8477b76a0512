package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers and contacts, each by itself but for the metrics that count only a customer's latest answer.
 *
 * <p>An event is known by its own time. An operation on a remembered target holds as long as that; one that waits for its
 * target is remembered by its own time.
 */
final class TargetMemory implements Memory {

    private static final int LITTLE = 10_000;

    private final Map<String, Long> known = new HashMap<>();
    private final Map<String, Event> targets = new HashMap<>();
    private final Map<String, List<Event>> operations = new HashMap<>();
    private final Voices voices;
    private int room = LITTLE;

    TargetMemory(Contracts contracts) {
        voices = new Voices(contracts, this::facts);
    }

    @Override
    public boolean knows(Event event, long horizon) {
        Long earlier = known.get(event.eventId());
        return earlier != null && earlier >= horizon;
    }

    @Override
    public boolean isFull(Event event, long horizon) {
        return false;
    }

    @Override
    public Effect accept(Event event, long horizon) {
        clear(horizon);
        known.put(event.eventId(), event.time());
        return event.isAsserted() ? assertTarget(event, horizon) : operate(event, horizon);
    }

    private Effect assertTarget(Event event, long horizon) {
        targets.put(event.eventId(), event);
        operationsOn(event).removeIf(operation -> operation.time() < horizon);
        voices.add(event);
        return effect(event, List.of(), horizon);
    }

    private Effect operate(Event operation, long horizon) {
        List<Event> others = operations.computeIfAbsent(operation.requireTarget(), id -> new ArrayList<>());
        Event target = targets.get(operation.requireTarget());
        if (target == null || target.time() < horizon) {
            others.add(operation);
            return Effect.NONE;
        }
        List<Fact> before = facts(target);
        others.add(operation);
        return effect(target, before, horizon);
    }

    private Effect effect(Event target, List<Fact> before, long horizon) {
        List<Fact> after = facts(target);
        List<Fact> touched = new ArrayList<>(before);
        touched.addAll(after);
        return new Effect(
                before,
                after,
                voices.latest(target, before, touched, horizon),
                voices.latest(target, after, touched, horizon));
    }

    private List<Fact> facts(Event target) {
        return Operations.content(target, operationsOn(target)).map(content -> content.at(target)).stream()
                .toList();
    }

    private List<Event> operationsOn(Event target) {
        return operations.getOrDefault(target.eventId(), new ArrayList<>(0));
    }

    /** Lets go of what is forgotten, each time as much again has come in. */
    private void clear(long horizon) {
        if (known.size() >= room) {
            known.values().removeIf(time -> time < horizon);
            targets.values().removeIf(target -> target.time() < horizon);
            operations
                    .entrySet()
                    .removeIf(waiting -> !targets.containsKey(waiting.getKey())
                            && waiting.getValue().stream().allMatch(operation -> operation.time() < horizon));
            voices.clear(horizon);
            room = LITTLE + 2 * known.size();
        }
    }
}
