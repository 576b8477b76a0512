package io.cxpulse.verify;

import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.Operation;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an input record says, in the few terms the recomputation needs.
 *
 * @param target id of the event it amends or retracts
 * @param time by which it is judged, milliseconds since the epoch; of an amendment when it was made
 * @param attributes symbols by which populations are chosen, e.g. {@code type}
 * @param dimensions values by dimension name; absent where the record has null
 * @param customerIds of a survey customerId and anonymousId, those that it has, in this order
 * @param answer null unless score and both ends of the scale are given; steps besides the answer may have one too
 * @param change the record itself if it is about a case
 */
record Event(
        Source source,
        String eventId,
        Operation op,
        @Nullable String target,
        String reportedBy,
        long time,
        SortedMap<String, String> attributes,
        SortedMap<String, String> dimensions,
        List<String> customerIds,
        @Nullable Answer answer,
        @Nullable CaseEvent change) {

    boolean isAsserted() {
        return op == Operation.ASSERT;
    }

    boolean isRetraction() {
        return op == Operation.RETRACT;
    }

    /** Whether it is the step of a survey that carries the answer: no metric rates another one. */
    boolean isAnswered() {
        return source == Source.SURVEYS && attribute("type").equals("COMPLETED");
    }

    /** Who answered: customerId, or else anonymousId; null if it says neither. */
    @Nullable
    String customer() {
        return customerIds.isEmpty() ? null : customerIds.get(0);
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** The id of the event it amends or retracts, of which it is known to have one. */
    String requireTarget() {
        if (target == null) {
            throw new IllegalStateException(eventId + " has no target");
        }
        return target;
    }

    /** The record of an event that is known to be about a case. */
    CaseEvent requireChange() {
        if (change == null) {
            throw new IllegalStateException(eventId + " is not about a case");
        }
        return change;
    }

    /** What there is to measure if this is said about the time of {@code place}: itself, or what it amends. */
    Fact at(Event place) {
        return new Fact(source, place.time, attributes, dimensions, isAnswered() ? answer : null);
    }
}
