package io.cxpulse.serve;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.metric.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A store of a handful of observations, for tests of the edge. */
public class InMemorySeriesStore implements SeriesStore {

    private final List<Observation> observations = new CopyOnWriteArrayList<>();
    private final List<SeriesQuery> queries = new CopyOnWriteArrayList<>();
    private volatile Optional<Instant> watermark = Optional.empty();
    private volatile Optional<Instant> keptFrom = Optional.empty();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    public InMemorySeriesStore add(MetricDefinition metric, Segment segment, Instant time, Tally tally) {
        observations.add(new Observation(segment, metric.ref(), time, tally));
        return this;
    }

    public InMemorySeriesStore watermark(Instant time) {
        watermark = Optional.of(time);
        return this;
    }

    public InMemorySeriesStore keptFrom(Instant time) {
        keptFrom = Optional.of(time);
        return this;
    }

    public InMemorySeriesStore failWith(RuntimeException exception) {
        failure = Optional.of(exception);
        return this;
    }

    /** Answers again. */
    public InMemorySeriesStore heal() {
        failure = Optional.empty();
        return this;
    }

    /** Every query so far, oldest first. */
    public List<SeriesQuery> queries() {
        return queries;
    }

    @Override
    public Series series(SeriesQuery query) {
        failIfTold();
        queries.add(query);
        List<Point> points = query.windows()
                .map(window ->
                        new Point(window, state(window), sum(query, window).read()))
                .filter(point -> point.reading().n() > 0)
                .toList();
        return new Series(points, keptFrom.filter(query.from()::isBefore), watermark);
    }

    @Override
    public Current current(Segment segment, WindowDefinition definition) {
        failIfTold();
        Optional<Instant> newest =
                observations.stream().map(Observation::eventTime).max(Comparator.naturalOrder());
        Map<MetricRef, Point> points = new HashMap<>();
        newest.map(definition::current).ifPresent(window -> observations.stream()
                .filter(o -> o.segment().equals(segment) && window.contains(o.eventTime()))
                .collect(Collectors.groupingBy(Observation::metric))
                .forEach((metric, all) -> points.put(
                        metric,
                        new Point(
                                window,
                                state(window),
                                all.stream()
                                        .map(Observation::tally)
                                        .reduce(Tally::plus)
                                        .orElseThrow()
                                        .read()))));
        return new Current(newest, watermark, points);
    }

    @Override
    public List<Segment> segments(MetricDefinition metric, GroupingSet by) {
        failIfTold();
        return observations.stream()
                .filter(o -> o.metric().equals(metric.ref()))
                .map(Observation::segment)
                .filter(segment -> segment.dimensions().equals(by.dimensions()))
                .distinct()
                .sorted(Comparator.comparing(Segment::canonical))
                .toList();
    }

    @Override
    public Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window) {
        failIfTold();
        Optional<Instant> first =
                observations.stream().map(Observation::eventTime).min(Comparator.naturalOrder());
        Optional<Instant> last =
                observations.stream().map(Observation::eventTime).max(Comparator.naturalOrder());
        return first.map(
                from -> new Coverage(keptFrom.orElse(from), last.orElseThrow().plus(Duration.ofMillis(1))));
    }

    private Tally sum(SeriesQuery query, Window window) {
        return observations.stream()
                .filter(o -> o.metric().equals(query.metric().ref()))
                .filter(o -> o.segment().equals(query.segment()))
                .filter(o -> window.contains(o.eventTime()))
                .map(Observation::tally)
                .reduce(query.metric().kind().empty(), Tally::plus);
    }

    private WindowState state(Window window) {
        return watermark.filter(time -> !time.isBefore(window.end())).isPresent()
                ? WindowState.FINAL
                : WindowState.PROVISIONAL;
    }

    private void failIfTold() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
