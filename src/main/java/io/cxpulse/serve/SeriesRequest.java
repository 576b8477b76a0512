package io.cxpulse.serve;

import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a request for a series says, before the store completes its range.
 *
 * @param earliest whether the range begins with the first window kept
 */
record SeriesRequest(
        MetricDefinition metric,
        Segment segment,
        WindowDefinition window,
        Optional<Instant> from,
        boolean earliest,
        Optional<Instant> to,
        Duration step) {

    /** Points of one answer, whether or not they hold data. */
    static final int MAX_POINTS = 10_000;

    /** Windows of the range when only its end is known. */
    static final int DEFAULT_POINTS = 100;

    private static final String EARLIEST = "earliest";

    static SeriesRequest parse(CatalogueLookup lookup, MetricDefinition metric, QueryParameters parameters) {
        WindowDefinition window = lookup.window(parameters);
        Segment segment = lookup.segment(metric, parameters.get("segment").orElse(""));
        ZoneId zone = window instanceof WindowDefinition.CalendarDay day ? day.zone() : ZoneOffset.UTC;
        Optional<String> from = parameters.get("from");
        return new SeriesRequest(
                metric,
                segment,
                window,
                from.filter(text -> !text.equals(EARLIEST)).map(text -> TimeParameter.instant("from", text, zone)),
                from.filter(EARLIEST::equals).isPresent(),
                parameters.get("to").map(text -> TimeParameter.instant("to", text, zone)),
                step(window, parameters.get("step")));
    }

    /** The query with its whole range, or empty where the store can hold nothing for it. */
    Optional<SeriesQuery> complete(SeriesStore store) {
        if (from.isPresent() && to.isPresent()) {
            requireOrder(from.get(), to.get());
            return Optional.of(query(from.get(), to.get()));
        }
        if (to.isPresent() && !earliest) {
            return Optional.of(query(defaultFrom(to.get()), to.get()));
        }
        return store.coverage(metric, segment, window).flatMap(this::within);
    }

    private Optional<SeriesQuery> within(Coverage coverage) {
        Instant end = to.orElse(coverage.to());
        Instant start = earliest ? coverage.from() : from.orElseGet(() -> defaultFrom(end));
        return start.isBefore(end) ? Optional.of(query(start, end)) : Optional.empty();
    }

    private Instant defaultFrom(Instant end) {
        if (!end.isAfter(TimeParameter.MIN)) {
            throw Problem.invalidParameter("to", "Nothing lies before to=" + end + ".", List.of("a later time"))
                    .exception();
        }
        Instant start = grid().before(end, DEFAULT_POINTS);
        return start.isBefore(TimeParameter.MIN) ? TimeParameter.MIN : start;
    }

    private SeriesQuery query(Instant start, Instant end) {
        long points = grid().count(start, end);
        if (points > MAX_POINTS) {
            String detail = "The range from " + start + " to " + end + " has " + points
                    + " windows; one answer holds at most " + MAX_POINTS + ". Shorten the range or widen the step.";
            throw Problem.invalidParameter("from", detail, List.of("at most " + MAX_POINTS + " windows before to"))
                    .exception();
        }
        return new SeriesQuery(metric, segment, window, start, end, step);
    }

    private WindowGrid grid() {
        return WindowGrid.of(window, step);
    }

    private static void requireOrder(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.invalidParameter(
                            "from", "from=" + from + " is not before to=" + to + ".", List.of("a time before to"))
                    .exception();
        }
    }

    private static Duration step(WindowDefinition window, Optional<String> text) {
        if (window instanceof WindowDefinition.Sliding sliding) {
            return text.map(TimeParameter::step).orElse(sliding.size());
        }
        if (text.isPresent()) {
            String detail = "Window '" + window.label() + "' follows the calendar and takes no step.";
            throw Problem.invalidParameter("step", detail, List.of("nothing, or a sliding window"))
                    .exception();
        }
        return Duration.ofDays(1);
    }
}
