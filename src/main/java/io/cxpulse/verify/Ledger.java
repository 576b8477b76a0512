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

    /** Does what a record, appended at the given millisecond, says. */
    void apply(Change change, long appendedAt) {
        change.withdrawn()
                .forEach(entry -> of(entry).withdraw(new Observation(entry.time(), appendedAt, entry.value())));
        change.entered().forEach(entry -> of(entry).add(new Observation(entry.time(), appendedAt, entry.value())));
    }

    private Series of(Entry entry) {
        return series.computeIfAbsent(entry.series(), key -> new Series());
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

    /** What records appended at the given millisecond or later did to {@code start <= time < end}. */
    Stir stirred(SeriesKey key, long start, long end, long appendedAt) {
        Series own = series.get(key);
        return own == null ? Stir.NONE : own.stirred(start, end, appendedAt);
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
        return series.values().stream().flatMapToLong(Series::times).min();
    }

    /** Highest event time of all observations. */
    OptionalLong latest() {
        return series.values().stream().flatMapToLong(Series::times).max();
    }

    /** How many series hold an observation. */
    long liveSeries() {
        return series.values().stream().filter(own -> own.size() > 0).count();
    }

    long observations() {
        return series.values().stream().mapToLong(Series::size).sum();
    }
}
