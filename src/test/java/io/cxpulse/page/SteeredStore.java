package io.cxpulse.page;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowState;
import io.cxpulse.serve.Coverage;
import io.cxpulse.serve.Current;
import io.cxpulse.serve.Point;
import io.cxpulse.serve.Series;
import io.cxpulse.serve.SeriesQuery;
import io.cxpulse.serve.SeriesStore;
import io.cxpulse.serve.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Numbers that a test decides, and may change while the page is looked at: what a segment says, it says in every window
 * until the newest event. Windows the watermark has passed are final.
 */
final class SteeredStore implements SeriesStore {

    /** How far the watermark is behind the newest event. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    private static final Duration HISTORY = Duration.ofDays(30);

    private final Map<Segment, Map<MetricRef, Tally>> said = new ConcurrentHashMap<>();
    private volatile List<Segment> extra = List.of();
    private volatile Optional<Instant> newest = Optional.empty();
    private volatile Optional<Window> gap = Optional.empty();
    private volatile Optional<StoreUnavailableException> trouble = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void newest(Instant time) {
        newest = Optional.of(time);
    }

    void say(MetricDefinition metric, Segment segment, Tally tally) {
        said.computeIfAbsent(segment, key -> new ConcurrentHashMap<>()).put(metric.ref(), tally);
    }

    /** Segments that are listed and say nothing. */
    void list(List<Segment> segments) {
        extra = List.copyOf(segments);
    }

    /** Windows that end in it hold nothing. */
    void nothingBetween(Instant start, Instant end) {
        gap = Optional.of(new Window(start, end));
    }

    void fail(String detail) {
        trouble = Optional.of(new StoreUnavailableException(detail, Duration.ofSeconds(1)));
    }

    void recover() {
        trouble = Optional.empty();
    }

    /** From now on questions for current numbers are not answered, until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    @Override
    public Series series(SeriesQuery query) {
        requireHealth();
        Tally tally =
                said.getOrDefault(query.segment(), Map.of()).get(query.metric().ref());
        List<Point> points = tally == null
                ? List.of()
                : query.windows()
                        .filter(window ->
                                newest.filter(window.start()::isBefore).isPresent())
                        .filter(window -> gap.filter(silent -> silent.contains(window.end()))
                                .isEmpty())
                        .map(window -> new Point(window, state(window), tally.read()))
                        .toList();
        return new Series(points, Optional.empty(), watermark());
    }

    @Override
    public Current current(Segment segment, WindowDefinition definition) {
        awaitGate();
        requireHealth();
        Map<MetricRef, Point> points = new ConcurrentHashMap<>();
        newest.map(definition::current).ifPresent(window -> said.getOrDefault(segment, Map.of())
                .forEach((metric, tally) -> points.put(metric, new Point(window, state(window), tally.read()))));
        return new Current(newest, watermark(), points);
    }

    @Override
    public List<Segment> segments(MetricDefinition metric, GroupingSet by) {
        requireHealth();
        List<Segment> all = new ArrayList<>(extra);
        said.keySet().stream().filter(segment -> !extra.contains(segment)).forEach(all::add);
        return all.stream()
                .filter(segment -> segment.dimensions().equals(by.dimensions()))
                .toList();
    }

    @Override
    public Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
        requireHealth();
        return newest.map(time -> new Coverage(time.minus(HISTORY), time.plusMillis(1)));
    }

    private Optional<Instant> watermark() {
        return newest.map(time -> time.minus(OUT_OF_ORDER));
    }

    private WindowState state(Window window) {
        return watermark().filter(time -> !time.isBefore(window.end())).isPresent()
                ? WindowState.FINAL
                : WindowState.PROVISIONAL;
    }

    private void requireHealth() {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while held", e);
        }
    }
}
