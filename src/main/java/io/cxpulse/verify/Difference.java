package io.cxpulse.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One disagreement between the pipeline and the recomputation.
 *
 * @param where coordinates by name, e.g. metric, segment, window, start; or topic, partition, offset
 * @param field what disagrees, e.g. {@code n}
 * @param expected what the recomputation says
 * @param found what the pipeline says
 */
public record Difference(Kind kind, Map<String, String> where, String field, String expected, String found) {

    /** Where the disagreement shows. */
    public enum Kind {
        /** A published window says something else. */
        WRONG,
        /** A calendar window has observations and was never published. */
        MISSING,
        /** A published window or metric that does not exist. */
        EXTRA,
        LETTER_MISSING,
        LETTER_EXTRA,
        LETTER_REASON,
        /** The pipeline's own counters say something else. */
        COUNTER,
        /** Records wait although the pipeline is said to have settled. */
        BACKLOG,
        API_WRONG,
        API_MISSING,
        API_EXTRA,
        /** The API did not answer with a series. */
        API_FAILED;

        /** Name for people and for JSON, e.g. {@code letter-missing}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Difference {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    @Override
    public String toString() {
        String place = where.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
        return kind.label() + " " + place + " " + field + ": expected " + expected + ", found " + found;
    }
}
