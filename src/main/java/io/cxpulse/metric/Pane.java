package io.cxpulse.metric;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tallies of all metrics of one segment in one base interval.
 *
 * @param tallies by metric; empty tallies are left out, so an emptied pane equals a fresh one
 */
public record Pane(SortedMap<MetricRef, Tally> tallies) {

    public static final Pane EMPTY = new Pane(Collections.emptySortedMap());

    public Pane {
        tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
    }

    public static Pane of(MetricRef metric, Tally tally) {
        return EMPTY.plus(metric, tally);
    }

    public Pane plus(MetricRef metric, Tally tally) {
        return plus(Map.of(metric, tally));
    }

    public Pane plus(Pane other) {
        return plus(other.tallies);
    }

    private Pane plus(Map<MetricRef, Tally> others) {
        TreeMap<MetricRef, Tally> sum = new TreeMap<>(tallies);
        others.forEach((metric, tally) -> {
            Tally whole = sum.getOrDefault(metric, tally.kind().empty()).plus(tally);
            if (whole.isEmpty()) {
                sum.remove(metric);
            } else {
                sum.put(metric, whole);
            }
        });
        return new Pane(sum);
    }

    public boolean isEmpty() {
        return tallies.isEmpty();
    }
}
