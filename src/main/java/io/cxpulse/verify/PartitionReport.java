package io.cxpulse.verify;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the records of one input partition.
 *
 * @param read records the pipeline has processed
 * @param fates how many met each fate; every fate is present
 * @param waiting records after them, not processed yet
 */
public record PartitionReport(long read, Map<Fate, Long> fates, long waiting) {

    public PartitionReport {
        fates = Collections.unmodifiableMap(new EnumMap<>(fates));
    }

    /** Sum over all fates; equals {@code read} if nothing is lost and nothing counted twice. */
    public long sum() {
        return fates.values().stream().reduce(0L, Math::addExact);
    }
}
