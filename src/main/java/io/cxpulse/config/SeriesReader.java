package io.cxpulse.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads when an event of a scenario happens: once, or again and again. */
final class SeriesReader {

    /** Most events of a scenario. */
    static final int MAX_EVENTS = 100_000;

    private SeriesReader() {}

    /** The times after the start, in order; several may be the same. */
    static Optional<List<Duration>> times(Fields fields) {
        Optional<List<Duration>> times = fields.has("at")
                ? fields.read("at", place -> offset(place, Duration.ZERO)).map(List::of)
                : series(fields);
        int count = fields.read("times", SeriesReader::count).orElse(1);
        return times.map(all -> repeated(all, count));
    }

    /** A time of the story, not before {@code least}. */
    static Optional<Duration> offset(Place place, Duration least) {
        String from = least.isZero() ? "0m" : DurationText.format(least);
        return duration(place, "a time after the start, " + from, time -> time.compareTo(least) >= 0);
    }

    private static Optional<Duration> duration(Place place, String range, Predicate<Duration> isInside) {
        return place.readText(
                "accepted is " + range + " to " + DurationText.format(ScenarioDefinition.LONGEST) + ", as "
                        + DurationText.ACCEPTED,
                text -> DurationText.parse(text)
                        .filter(time -> isInStory(time) && isWhole(time) && isInside.test(time)));
    }

    private static boolean isInStory(Duration time) {
        return time.compareTo(ScenarioDefinition.LONGEST) <= 0;
    }

    private static boolean isWhole(Duration time) {
        return time.equals(Duration.ofMillis(time.toMillis()));
    }

    private static Optional<List<Duration>> series(Fields fields) {
        Optional<Duration> from = fields.read("from", place -> offset(place, Duration.ZERO));
        Duration least = from.orElse(Duration.ZERO);
        Optional<Duration> to = fields.read(
                "to",
                place -> duration(
                        place,
                        "a time after the start, above " + DurationText.format(least) + ", where it begins, and up",
                        time -> time.compareTo(least) > 0));
        Optional<Duration> every =
                fields.read("every", place -> duration(place, "a step, above 0s and up", time -> !time.isZero()));
        return from.flatMap(first -> to.flatMap(end -> every.map(step -> steps(first, end, step))));
    }

    /** One more than are accepted is enough to see that there are too many. */
    private static List<Duration> steps(Duration first, Duration end, Duration step) {
        List<Duration> steps = new ArrayList<>();
        for (Duration time = first; time.compareTo(end) < 0 && steps.size() <= MAX_EVENTS; time = time.plus(step)) {
            steps.add(time);
        }
        return steps;
    }

    private static List<Duration> repeated(List<Duration> times, int count) {
        return times.stream()
                .flatMap(time -> Collections.nCopies(count, time).stream())
                .limit(MAX_EVENTS + 1L)
                .toList();
    }

    private static Optional<Integer> count(Place place) {
        return place.read("accepted is a whole number from 1 to " + MAX_EVENTS, node -> Optional.of(node)
                .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                .map(number -> number.intValue())
                .filter(number -> number >= 1 && number <= MAX_EVENTS));
    }
}
