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
    private Reach reach = Reach.everything();
    private Flight flight = new Flight(true, Motion.REST, Long.MIN_VALUE);
    private long unretained;
    private long unrecorded;

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
     * @param from where windows must start to be compared; the others are counted
     * @param underWay what goes to {@link #unpublished} instead
     */
    List<Difference> differences(Reach from, Flight underWay) {
        differences.clear();
        unpublished.clear();
        unretained = 0;
        unrecorded = 0;
        reach = from;
        flight = underWay;
        published.forEach(this::check);
        ledger.series().forEach(this::addMissing);
        return Collections.unmodifiableList(differences);
    }

    /** What differs only because the pipeline is at work. */
    List<Difference> unpublished() {
        return Collections.unmodifiableList(unpublished);
    }

    /** Calendar windows that were not compared because they are not kept for sure. */
    long unretained() {
        return unretained;
    }

    /** Windows that were not compared because input records they may rest on were deleted. */
    long unrecorded() {
        return unrecorded;
    }

    private void check(String key, WindowedMetric metric) {
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
        if (isProvable(contract.get(), cut.get(), start(metric))) {
            checkNumbers(series, metric);
        }
    }

    private void checkNumbers(SeriesKey series, WindowedMetric metric) {
        Map<String, String> where = Place.window(series, metric.getWindow(), start(metric));
        Numbers expected = ledger.numbers(series, start(metric), metric.getEnd().toEpochMilli());
        Numbers found = numbers(metric);
        boolean extra = expected.n() == 0 && found.n() > 0;
        Difference.Kind kind = extra ? Difference.Kind.EXTRA : Difference.Kind.WRONG;
        boolean explained = isExplained(series, start(metric), metric.getEnd().toEpochMilli(), expected.n(), found.n());
        expected.differences(found).forEach((field, values) -> (explained ? unpublished : differences)
                .add(new Difference(kind, where, field, values[0], values[1])));
    }

    private boolean isExplained(SeriesKey series, long start, long end, long expected, long found) {
        Stir stir = ledger.stirred(series, start, end, flight.stirredFrom());
        return flight.explains(expected, found, stir, isRevised(series));
    }

    private boolean isRevised(SeriesKey key) {
        Series own = ledger.series().get(key);
        // An event may restate the past of its case, an answer replace one of its customer. Elsewhere that takes an
        // amendment or a retraction.
        return (own != null && own.isRevised())
                || contracts
                        .metric(key.metric())
                        .filter(metric -> metric.source() == Source.CASES || metric.latestPer() != null)
                        .isPresent();
    }

    private boolean isProvable(Contract contract, Cut cut, long start) {
        if (!reach.isRecorded(contract.source(), start)) {
            unrecorded++;
            return false;
        }
        if (cut.isCalendar() && !reach.isRetained(start)) {
            unretained++;
            return false;
        }
        return true;
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
        Contract contract = contracts.metric(key.metric()).orElseThrow();
        for (Cut cut : contracts.windows()) {
            // Of sliding windows only the current one is published; the API is asked for the others.
            if (cut.isCalendar()) {
                series.starts(cut).stream()
                        .filter(start -> !published.containsKey(keyText(key, cut, start)))
                        .filter(start -> isProvable(contract, cut, start))
                        .forEach(start -> addMissing(key, cut, start));
            }
        }
    }

    private void addMissing(SeriesKey key, Cut cut, long start) {
        long n = ledger.numbers(key, start, cut.endOf(start)).n();
        Map<String, String> where = Place.window(key, cut.label(), start);
        (isExplained(key, start, cut.endOf(start), n, 0) ? unpublished : differences)
                .add(new Difference(Difference.Kind.MISSING, where, "n", Long.toString(n), "none"));
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
