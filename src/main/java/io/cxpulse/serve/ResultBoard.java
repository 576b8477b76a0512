package io.cxpulse.serve;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.metric.WindowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What the total and every segment of one dimension say now, as far as tasks of this instance keep them: of sliding windows
 * the current one, of calendar windows the newest that is final and the newest that is not. Segments of several dimensions
 * are not in it; their number is a product.
 *
 * <p>Written by the stream threads and read by others at the same time. A row is replaced as a whole, so the parts of a
 * number always belong together. Memory is that of the tallies of all live segments.
 */
public final class ResultBoard {

    private final Set<String> sliding;
    private final AtomicReference<Instant> newestEvent = new AtomicReference<>(Instant.MIN);
    private final Map<Integer, Map<ResultFamily, Map<String, ResultRow>>> tasks = new ConcurrentHashMap<>();

    public ResultBoard(MetricCatalogue catalogue) {
        this.sliding = catalogue.windows().stream()
                .filter(WindowDefinition.Sliding.class::isInstance)
                .map(WindowDefinition::label)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param tally what the report was read from */
    public void put(int task, WindowReport report, Tally tally) {
        Segment segment = report.segment();
        if (segment.dimensions().size() > 1) {
            return;
        }
        boolean isFinal = report.state() != WindowState.PROVISIONAL;
        ResultFamily family = new ResultFamily(report.metric(), ResultFamily.byOf(segment), report.label(), isFinal);
        ResultRow row = new ResultRow(ResultFamily.nameOf(segment), report.window(), tally);
        if (tally.isEmpty()) {
            remove(
                    task,
                    report.metric(),
                    segment,
                    report.label(),
                    report.window().start());
        } else if (row.equals(rows(task, family).merge(row.segment(), row, ResultBoard::newer))) {
            remove(task, family.withFinal(!isFinal), row.segment(), row.window().start());
        }
    }

    /** @param start of the window that is gone; not asked for where it slides, as there is only the current one */
    public void remove(int task, MetricRef metric, Segment segment, String window, Instant start) {
        if (segment.dimensions().size() > 1) {
            return;
        }
        ResultFamily family = new ResultFamily(metric, ResultFamily.byOf(segment), window, false);
        remove(task, family, ResultFamily.nameOf(segment), start);
        remove(task, family.withFinal(true), ResultFamily.nameOf(segment), start);
    }

    /** Forgets what a task kept that is no longer here. */
    public void leave(int task) {
        tasks.remove(task);
    }

    /** Every family with its rows of all tasks here. */
    SortedMap<ResultFamily, List<ResultRow>> families() {
        forgetFormerDays();
        SortedMap<ResultFamily, List<ResultRow>> all = new TreeMap<>(ResultFamily.ORDER);
        for (Map<ResultFamily, Map<String, ResultRow>> task : tasks.values()) {
            task.forEach((family, rows) -> {
                if (!rows.isEmpty()) {
                    all.computeIfAbsent(family, key -> new ArrayList<>()).addAll(rows.values());
                }
            });
        }
        return all;
    }

    /**
     * How far a task has come.
     *
     * @param time newest event of all inputs, which every instance hears of, also one whose own segments have none
     */
    public void advance(Instant time) {
        newestEvent.accumulateAndGet(time, (left, right) -> left.isAfter(right) ? left : right);
    }

    /** A segment that was last seen days ago says nothing of today, nor of yesterday. */
    private void forgetFormerDays() {
        Map<String, Instant> newest = new HashMap<>();
        forEachCalendarRows((family, rows) -> rows.values()
                .forEach(row -> newest.merge(
                        family.window() + family.isFinal(),
                        row.window().start(),
                        (left, right) -> left.isAfter(right) ? left : right)));
        forEachCalendarRows((family, rows) -> rows.values()
                .removeIf(row -> row.window()
                                .start()
                                .isBefore(newest.getOrDefault(family.window() + family.isFinal(), Instant.MIN))
                        || (!family.isFinal() && !row.window().end().isAfter(newestEvent.get()))));
    }

    private void forEachCalendarRows(BiConsumer<ResultFamily, Map<String, ResultRow>> visitor) {
        tasks.values()
                .forEach(task -> task.forEach((family, rows) -> {
                    if (!sliding.contains(family.window())) {
                        visitor.accept(family, rows);
                    }
                }));
    }

    private void remove(int task, ResultFamily family, String segment, Instant start) {
        rows(task, family)
                .computeIfPresent(
                        segment,
                        (key, row) -> sliding.contains(family.window())
                                        || row.window().start().equals(start)
                                ? null
                                : row);
    }

    private Map<String, ResultRow> rows(int task, ResultFamily family) {
        return tasks.computeIfAbsent(task, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(family, key -> new ConcurrentHashMap<>());
    }

    private static ResultRow newer(ResultRow before, ResultRow now) {
        return now.window().start().isBefore(before.window().start()) ? before : now;
    }
}
