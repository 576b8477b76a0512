package io.cxpulse.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Works out the {@link Reach} from what became of the input partitions. */
final class Reaches {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private Reaches() {}

    static Reach of(Policy policy, Collection<PartitionTrial> trials) {
        Map<Source, Long> recordedFrom = new EnumMap<>(Source.class);
        for (PartitionTrial trial : trials) {
            if (trial.isShortened()) {
                recordedFrom.merge(trial.source(), trial.recordedFrom(), Math::max);
            }
        }
        return new Reach(retainedFrom(policy, trials), recordedFrom);
    }

    private static long retainedFrom(Policy policy, Collection<PartitionTrial> trials) {
        OptionalLong slowest = trials.stream()
                .map(PartitionTrial::watermark)
                .flatMapToLong(OptionalLong::stream)
                .min();
        if (slowest.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long kept = slowest.getAsLong() - policy.retention().toMillis();
        return Math.floorDiv(kept + DAY - 1, DAY) * DAY;
    }
}
