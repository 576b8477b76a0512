package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** All observations of one metric in one segment, and those that were taken back. */
final class Series {

    private final List<Observation> observations = new ArrayList<>();
    private final List<Observation> withdrawn = new ArrayList<>();
    private int cancelled;
    private boolean sorted = true;

    void add(Observation observation) {
        observations.add(observation);
        sorted = false;
    }

    /** Takes back an observation of the same time and value that was added before. */
    void withdraw(Observation observation) {
        withdrawn.add(observation);
        sorted = false;
    }

    /** The observations with {@code start <= time < end}. */
    List<Observation> within(long start, long end) {
        List<Observation> all = sorted();
        return all.subList(firstAtOrAfter(all, start), firstAtOrAfter(all, end));
    }

    /** What records appended at the given millisecond or later did to {@code start <= time < end}. */
    Stir stirred(long start, long end, long appendedAt) {
        long entered = within(start, end).stream()
                .filter(o -> o.appendedAt() >= appendedAt)
                .count();
        long taken = withdrawn.stream()
                .filter(o -> o.time() >= start && o.time() < end && o.appendedAt() >= appendedAt)
                .count();
        return new Stir(entered, taken);
    }

    /** Whether anything was ever taken back. */
    boolean isRevised() {
        return !withdrawn.isEmpty();
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

    /** Lowest and highest event time; none if it holds no observation. */
    LongStream times() {
        List<Observation> all = sorted();
        return all.isEmpty()
                ? LongStream.empty()
                : LongStream.of(all.get(0).time(), all.get(all.size() - 1).time());
    }

    int size() {
        return sorted().size();
    }

    private List<Observation> sorted() {
        if (!sorted) {
            cancel();
            observations.sort(Comparator.comparingLong(Observation::time));
            sorted = true;
        }
        return observations;
    }

    /** Of equal observations those added first go first: what was added again stays, as newly added. */
    private void cancel() {
        Map<Observation, Integer> open = new HashMap<>();
        withdrawn.subList(cancelled, withdrawn.size()).forEach(o -> open.merge(o.undated(), 1, Integer::sum));
        cancelled = withdrawn.size();
        if (!open.isEmpty()) {
            observations.removeIf(
                    o -> open.getOrDefault(o.undated(), 0) > 0 && open.merge(o.undated(), -1, Integer::sum) >= 0);
        }
        if (open.values().stream().anyMatch(count -> count > 0)) {
            throw new IllegalStateException("an observation was taken back that nobody made");
        }
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
