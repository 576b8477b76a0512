package io.cxpulse.verify;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an input record says, in the few terms the recomputation needs.
 *
 * @param op name of the operation symbol
 * @param eventTime milliseconds since the epoch
 * @param attributes symbols by which populations are chosen, e.g. {@code type}
 * @param dimensions values by dimension name; absent where the record has null
 * @param answer null unless score and both ends of the scale are given; steps besides the answer may have one too
 */
record Fact(
        Source source,
        String eventId,
        String op,
        String reportedBy,
        long eventTime,
        SortedMap<String, String> attributes,
        SortedMap<String, String> dimensions,
        @Nullable Answer answer) {

    /** Whether it is the step of a survey that carries the answer: no metric rates another one. */
    boolean isAnswered() {
        return source == Source.SURVEYS && attribute("type").equals("COMPLETED");
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
