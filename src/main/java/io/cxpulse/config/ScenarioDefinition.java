package io.cxpulse.config;

import io.cxpulse.alert.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What some rules are to make of a story.
 *
 * @param start instant that its times count from
 * @param events in the order in which they arrive
 * @param end until when it is watched, not before the last event happens and arrives
 * @param expected in the order of the file; of one alert, in the order of its steps
 * @param exhaustive whether no other step may be taken
 */
public record ScenarioDefinition(
        String description,
        RuleBook rules,
        Instant start,
        List<ScenarioEvent> events,
        Instant end,
        List<ExpectedTransition> expected,
        boolean exhaustive) {

    /** Longest story. What is heard of late, is heard of within the lateness that every source but contacts accepts. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public ScenarioDefinition {
        events = List.copyOf(events);
        expected = List.copyOf(expected);
    }

    /** The end of the tick that is the last to be closed. */
    public Instant lastTick() {
        Instant open = tickEnd(end.minusMillis(1));
        return events.stream()
                .map(event -> tickEnd(event.at()))
                .filter(open::isBefore)
                .reduce(open, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** End of the tick that an instant falls into. */
    public Instant tickEnd(Instant time) {
        long tick = rules.tick().toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(time.toEpochMilli(), tick) + 1) * tick);
    }
}
