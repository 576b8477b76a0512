package io.cxpulse.simulate;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a replay has done so far. */
final class ReplayTally {

    private final Map<String, Long> produced = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private long rows;
    private long mapped;

    void row() {
        rows++;
    }

    void mapped() {
        mapped++;
    }

    /** Events made so far, whether produced or not. */
    long mappedCount() {
        return mapped;
    }

    void produced(String kind) {
        produced.merge(kind, 1L, Long::sum);
    }

    void skipped(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    ReplaySummary summary(Duration elapsed, boolean complete) {
        return new ReplaySummary(rows, produced, skipped, rejected, elapsed, complete);
    }
}
