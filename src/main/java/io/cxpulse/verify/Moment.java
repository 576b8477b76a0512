package io.cxpulse.verify;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case between the state it found and the state it left.
 *
 * @param dimensions of the case, the step included
 * @param reopened whether the case was reopened by it
 * @param transferred whether the case went from one team to another
 * @param excluded whether the case is in no number after it
 */
record Moment(
        CaseStep step,
        SortedMap<String, String> dimensions,
        Phase found,
        Phase left,
        Turn turn,
        boolean reopened,
        boolean transferred,
        boolean excluded) {

    /** Where a case stands. */
    enum Phase {
        /** Not opened yet. */
        NONE,
        /** NEW, OPEN, PENDING_CUSTOMER or ON_HOLD. */
        ACTIVE,
        SOLVED,
        CLOSED,
        CANCELLED
    }

    /** What a step decides; nothing a customer wrote before it still waits for an answer. */
    enum Turn {
        NONE,
        SOLVED,
        /** Solved again while it was solved or closed. */
        CONFIRMED,
        /** Closed, also once more. */
        CLOSED
    }

    boolean ends() {
        return turn == Turn.SOLVED || turn == Turn.CLOSED;
    }

    boolean solves() {
        return turn == Turn.SOLVED || turn == Turn.CONFIRMED;
    }

    Value.Span since(Moment earlier) {
        return new Value.Span(step.at() - earlier.step.at());
    }

    /** The fact of the given name that this step completes. */
    Fact fact(String name, @Nullable Value value) {
        return fact(name, value, dimensions);
    }

    Fact fact(String name, @Nullable Value value, SortedMap<String, String> asOf) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("fact", name);
        attributes.put("actor", step.change().getActor().name());
        return new Fact(Source.CASES, step.at(), attributes, asOf, value);
    }

    /** The fact that the case was reopened, which says from where. */
    Fact reopening() {
        Fact fact = fact("REOPENED", null);
        fact.attributes().put("from", found.name());
        return fact;
    }
}
