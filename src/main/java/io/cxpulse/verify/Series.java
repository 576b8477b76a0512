package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** All observations of one metric in one segment. */
final class Series {

    private final List<Observation> observations = new ArrayList<>();
    private boolean sorted = true;

    void add(Observation observation) {
        observations.add(observation);
        sorted = false;
    }

    /** The observations with {@code start <= time < end}. */
    List<Observation> within(long start, long end) {
        List<Observation> all = sorted();
        return all.subList(firstAtOrAfter(all, start), firstAtOrAfter(all, end));
    }

    /** Starts of the windows of the regular series that hold an observation. */
    SortedSet<Long> starts(Cut cut) {
        SortedSet<Long> starts = new TreeSet<>();
        long end = Long.MIN_VALUE;
        for (Observation observation : sorted()) {
            if (observation.time() >= end) {
                long start = cut.startOf(observation.time());
                starts.add(start);
                end = cut.endOf(start);
            }
        }
        return starts;
    }

    long earliest() {
        return sorted().get(0).time();
    }

    long latest() {
        return sorted().get(observations.size() - 1).time();
    }

    int size() {
        return observations.size();
    }

    private List<Observation> sorted() {
        if (!sorted) {
            observations.sort(Comparator.comparingLong(Observation::time));
            sorted = true;
        }
        return observations;
    }

    private static int firstAtOrAfter(List<Observation> all, long time) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
