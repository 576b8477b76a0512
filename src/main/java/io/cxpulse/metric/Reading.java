package io.cxpulse.metric;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tally says: a value, how sure it is, and the ingredients.
 *
 * @param n observations behind the value
 * @param value unrounded, in the unit of the metric; empty where nothing was observed
 * @param interval 95 % interval of the value
 * @param statistics the metric's other statistics by name
 */
public record Reading(long n, OptionalDouble value, Interval interval, SortedMap<String, Double> statistics) {

    public Reading {
        statistics = Collections.unmodifiableSortedMap(new TreeMap<>(statistics));
    }

    static Reading of(long n, OptionalDouble value, Interval interval) {
        return new Reading(n, value, interval, Collections.emptySortedMap());
    }

    Reading with(Map<String, Double> statistics) {
        return new Reading(n, value, interval, new TreeMap<>(statistics));
    }
}
