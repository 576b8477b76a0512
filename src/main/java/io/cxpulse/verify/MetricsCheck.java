package io.cxpulse.verify;

import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the last published record of every key with the window recomputed. */
final class MetricsCheck {

    private final Contracts contracts;
    private final Ledger ledger;
    private final Map<String, WindowedMetric> published = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> unpublished = new ArrayList<>();

    MetricsCheck(Contracts contracts, Ledger ledger) {
        this.contracts = contracts;
        this.ledger = ledger;
    }

    /** The next record of a key replaces the one before. */
    void put(String key, WindowedMetric metric) {
        published.put(key, metric);
    }

    /** A null value takes the key back. */
    void remove(String key) {
        published.remove(key);
    }

    int windows() {
        return published.size();
    }

    SortedSet<SeriesKey> series() {
        SortedSet<SeriesKey> series = new TreeSet<>();
        published.values().forEach(metric -> series.add(keyOf(metric)));
        return series;
    }

    /**
     * @param settled true if the pipeline has published all it has to; otherwise a provisional window that is behind
     *     goes to {@link #unpublished}
     */
    List<Difference> differences(boolean settled) {
        published.forEach((key, metric) -> check(key, metric, settled));
        ledger.series().forEach(this::addMissing);
        return Collections.unmodifiableList(differences);
    }

    /** Provisional windows that do not show the newest observations yet. */
    List<Difference> unpublished() {
        return Collections.unmodifiableList(unpublished);
    }

    private void check(String key, WindowedMetric metric, boolean settled) {
        SeriesKey series = keyOf(metric);
        Map<String, String> where = Place.window(series, metric.getWindow(), start(metric));
        Optional<Contract> contract = contracts.metric(series.metric());
        Optional<Cut> cut = contracts.window(metric.getWindow());
        if (contract.isEmpty() || cut.isEmpty()) {
            String field = contract.isEmpty() ? "metric" : "window";
            differences.add(new Difference(Difference.Kind.EXTRA, where, field, "none", key));
            return;
        }
        checkForm(key, metric, contract.get(), cut.get());
        Numbers expected = ledger.numbers(series, start(metric), metric.getEnd().toEpochMilli());
        Numbers found = numbers(metric);
        Difference.Kind kind = expected.n() == 0 && found.n() > 0 ? Difference.Kind.EXTRA : Difference.Kind.WRONG;
        boolean mayLag = !settled && metric.getState() == WindowState.PROVISIONAL;
        expected.differences(found).forEach((field, values) -> (mayLag ? unpublished : differences)
                .add(new Difference(kind, where, field, values[0], values[1])));
    }

    /** The parts of a record that do not depend on observations. */
    private void checkForm(String key, WindowedMetric metric, Contract contract, Cut cut) {
        long start = start(metric);
        require(metric, "start", cut.mayStartAt(start) ? start : cut.startOf(start), start);
        require(metric, "end", cut.endOf(start), metric.getEnd().toEpochMilli());
        require(metric, "unit", contract.kind().unit(), metric.getUnit());
        require(metric, "segment", SegmentText.of(metric.getDimensions()), metric.getSegment());
        require(metric, "key", keyText(metric, cut), key);
        if (metric.getState() == WindowState.UNKNOWN) {
            require(metric, "state", "PROVISIONAL, FINAL or REVISED", metric.getState());
        }
    }

    private void require(WindowedMetric metric, String field, Object expected, Object found) {
        if (!expected.equals(found)) {
            Map<String, String> where = Place.window(keyOf(metric), metric.getWindow(), start(metric));
            differences.add(new Difference(Difference.Kind.WRONG, where, field, expected.toString(), found.toString()));
        }
    }

    private void addMissing(SeriesKey key, Series series) {
        for (Cut cut : contracts.windows()) {
            if (!cut.isCalendar()) {
                // Of sliding windows only the current one is published; the API is asked for the others.
                continue;
            }
            for (long start : series.starts(cut)) {
                if (!published.containsKey(keyText(key, cut, start))) {
                    long n = series.within(start, cut.endOf(start)).size();
                    Map<String, String> where = Place.window(key, cut.label(), start);
                    differences.add(new Difference(Difference.Kind.MISSING, where, "n", Long.toString(n), "none"));
                }
            }
        }
    }

    private static String keyText(WindowedMetric metric, Cut cut) {
        return keyText(keyOf(metric), cut, start(metric));
    }

    private static String keyText(SeriesKey key, Cut cut, long start) {
        String text = key.metric() + "|" + key.segment() + "|" + cut.label();
        return cut.isCalendar() ? text + "|" + start : text;
    }

    private static SeriesKey keyOf(WindowedMetric metric) {
        return new SeriesKey(metric.getMetric() + "@" + metric.getVersion(), metric.getSegment());
    }

    private static long start(WindowedMetric metric) {
        return metric.getStart().toEpochMilli();
    }

    private static Numbers numbers(WindowedMetric metric) {
        return new Numbers(
                metric.getN(),
                metric.getValue(),
                metric.getLow(),
                metric.getHigh(),
                new TreeMap<>(metric.getStatistics()));
    }
}
