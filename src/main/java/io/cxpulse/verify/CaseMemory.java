package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whole cases, each known by its newest accepted event; a case that is forgotten starts anew. */
final class CaseMemory implements Memory {

    /** Accepted events that a case may have. */
    static final int LONGEST_CASE = 5000;

    private final Map<String, Case> cases = new HashMap<>();

    @Override
    public boolean knows(Event event, long horizon) {
        return remembered(event, horizon).ids.contains(event.eventId());
    }

    @Override
    public boolean isFull(Event event, long horizon) {
        return remembered(event, horizon).events.size() >= LONGEST_CASE;
    }

    @Override
    public Effect accept(Event event, long horizon) {
        return remembered(event, horizon).accept(event);
    }

    private Case remembered(Event event, long horizon) {
        return cases.compute(
                event.requireChange().getCaseId(), (id, old) -> old == null || old.newest < horizon ? new Case() : old);
    }

    private static final class Case {

        private final List<Event> events = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private long newest = Long.MIN_VALUE;
        private List<Fact> facts = List.of();

        Effect accept(Event event) {
            events.add(event);
            ids.add(event.eventId());
            newest = Math.max(newest, event.time());
            List<Fact> before = facts;
            facts = CaseFacts.of(events);
            return new Effect(before, facts);
        }
    }
}
