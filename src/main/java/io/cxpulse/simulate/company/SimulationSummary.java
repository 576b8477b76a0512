package io.cxpulse.simulate.company;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulation did.
 *
 * @param events events delivered, by kind and type, e.g. {@code survey COMPLETED}
 * @param answers answers among them, by product
 * @param from beginning of the time it covered
 * @param to end of it, exclusive
 * @param elapsed wall time of it all
 * @param complete false if it was stopped before its end
 */
public record SimulationSummary(
        Map<String, Long> events,
        Map<String, Long> answers,
        Instant from,
        Instant to,
        Duration elapsed,
        boolean complete) {

    public SimulationSummary {
        events = Collections.unmodifiableMap(new TreeMap<>(events));
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    public long eventCount() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Events a second of wall time; 0 for a run that took no time. */
    public double eventsPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : eventCount() / seconds;
    }

    /** Minutes of the time it covered. */
    public double minutes() {
        return Duration.between(from, to).toMillis() / 60_000.0;
    }
}
