package io.cxpulse.metric;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The life of a published window, metric by metric. */
public final class WindowStates {

    private WindowStates() {}

    /**
     * The states after some metrics changed.
     *
     * @param before states as last published; metrics never published are absent
     * @param changed metrics whose tallies changed since
     * @param complete whether every upstream has passed the window's end
     */
    public static SortedMap<MetricRef, WindowState> next(
            Map<MetricRef, WindowState> before, Set<MetricRef> changed, boolean complete) {
        TreeMap<MetricRef, WindowState> after = new TreeMap<>();
        Set<MetricRef> all = new TreeSet<>(before.keySet());
        all.addAll(changed);
        for (MetricRef metric : all) {
            WindowState last = before.getOrDefault(metric, WindowState.PROVISIONAL);
            after.put(metric, next(last, changed.contains(metric), complete));
        }
        return after;
    }

    private static WindowState next(WindowState last, boolean changed, boolean complete) {
        if (last == WindowState.PROVISIONAL) {
            return complete ? WindowState.FINAL : WindowState.PROVISIONAL;
        }
        // What was final stays so, even if an upstream has fallen back behind the end since.
        return changed ? WindowState.REVISED : last;
    }

    /** The metrics to publish: those that changed, and those whose state did. */
    public static SortedSet<MetricRef> due(
            Map<MetricRef, WindowState> before, Map<MetricRef, WindowState> after, Set<MetricRef> changed) {
        TreeSet<MetricRef> due = new TreeSet<>(changed);
        after.forEach((metric, state) -> {
            if (before.get(metric) != state) {
                due.add(metric);
            }
        });
        return due;
    }
}
