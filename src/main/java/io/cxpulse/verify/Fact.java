package io.cxpulse.verify;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a metric may measure: an event of a survey or interaction as it stands, or a fact of a case.
 *
 * @param time puts it into windows, milliseconds since the epoch
 * @param attributes symbols by which populations are chosen, e.g. {@code type}, or {@code fact} of a case
 * @param dimensions values by dimension name
 * @param value null where only that it happened counts
 */
record Fact(
        Source source,
        long time,
        SortedMap<String, String> attributes,
        SortedMap<String, String> dimensions,
        @Nullable Value value) {

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
