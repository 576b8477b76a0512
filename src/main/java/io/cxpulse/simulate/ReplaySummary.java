package io.cxpulse.simulate;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay did.
 *
 * @param rows rows read, headers and blank lines not counted
 * @param events events delivered, by label of their kind
 * @param skipped what the mapping left out on purpose, by its reason
 * @param rejected rows and answers sent to the dead letters, by reason
 * @param elapsed wall time of it all
 * @param complete false if it was stopped before the end
 */
public record ReplaySummary(
        long rows,
        Map<String, Long> events,
        Map<String, Long> skipped,
        Map<String, Long> rejected,
        Duration elapsed,
        boolean complete) {

    public ReplaySummary {
        events = sorted(events);
        skipped = sorted(skipped);
        rejected = sorted(rejected);
    }

    public long eventCount() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Events a second over the whole run; 0 for a run that took no time. */
    public double eventsPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds == 0 ? 0 : eventCount() / seconds;
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
