package io.cxpulse.verify;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every observation of every series, from which any window can be recomputed. */
final class Ledger {

    private final Contracts contracts;
    private final SortedMap<SeriesKey, Series> series = new TreeMap<>();

    Ledger(Contracts contracts) {
        this.contracts = contracts;
    }

    /** Adds an accepted event, appended at the given millisecond, to each series it belongs to. */
    void enter(Fact fact, long appendedAt) {
        Observation observation = new Observation(fact.eventTime(), appendedAt, fact.answer());
        for (Contract metric : contracts.metrics()) {
            if (metric.measures(fact)) {
                for (String segment : metric.segmentsOf(fact)) {
                    series.computeIfAbsent(new SeriesKey(metric.ref(), segment), key -> new Series())
                            .add(observation);
                }
            }
        }
    }

    /** What the metric says about {@code start <= time < end}. */
    Numbers numbers(SeriesKey key, long start, long end) {
        Series own = series.get(key);
        List<Observation> observations = own == null ? List.of() : own.within(start, end);
        Contract metric = contracts
                .metric(key.metric())
                .orElseThrow(() -> new IllegalArgumentException(key.metric() + " is not defined"));
        return Statistics.of(metric.kind(), observations);
    }

    /** How many observations with {@code start <= time < end} were appended before the given millisecond. */
    long appendedBefore(SeriesKey key, long start, long end, long appendedAt) {
        Series own = series.get(key);
        return own == null
                ? 0
                : own.within(start, end).stream()
                        .filter(observation -> observation.appendedAt() < appendedAt)
                        .count();
    }

    SortedMap<SeriesKey, Series> series() {
        return series;
    }

    /** Starts of the windows of the regular series that hold an observation. */
    SortedSet<Long> starts(SeriesKey key, Cut cut) {
        Series own = series.get(key);
        return own == null ? new TreeSet<>() : own.starts(cut);
    }

    /** Lowest event time of all observations. */
    OptionalLong earliest() {
        return series.values().stream().mapToLong(Series::earliest).min();
    }

    /** Highest event time of all observations. */
    OptionalLong latest() {
        return series.values().stream().mapToLong(Series::latest).max();
    }

    long observations() {
        return series.values().stream().mapToLong(Series::size).sum();
    }
}
