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
 * @param answer null unless score and both ends of the scale are given
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

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
