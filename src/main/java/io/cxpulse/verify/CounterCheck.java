package io.cxpulse.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The conservation law: what was read is the sum of what became of it, here and by the pipeline's own account. */
final class CounterCheck {

    private CounterCheck() {}

    static List<Difference> differences(
            TopicPartition partition,
            PartitionTrial trial,
            boolean countersExpected,
            @Nullable Progress progress,
            boolean settled) {
        List<Difference> differences = new ArrayList<>();
        PartitionReport report = trial.report();
        require(partition, Difference.Kind.COUNTER, "sum", report.read(), report.sum(), differences);
        if (progress == null && countersExpected) {
            require(partition, Difference.Kind.COUNTER, "read", report.read(), 0, differences);
        }
        // The counters go back to the first record ever: they say nothing about those that are left of a deleted past.
        if (progress != null && !trial.isShortened()) {
            compare(partition, report, progress, differences);
        }
        if (settled) {
            require(partition, Difference.Kind.BACKLOG, "waiting", 0, report.waiting(), differences);
        }
        return differences;
    }

    private static void compare(
            TopicPartition partition, PartitionReport report, Progress progress, List<Difference> differences) {
        for (Fate fate : Fate.values()) {
            long recomputed = report.fates().getOrDefault(fate, 0L);
            long counted = progress.counts().getOrDefault(fate, 0L);
            require(partition, Difference.Kind.COUNTER, fate.label(), recomputed, counted, differences);
        }
    }

    private static void require(
            TopicPartition partition,
            Difference.Kind kind,
            String field,
            long expected,
            long found,
            List<Difference> differences) {
        if (expected != found) {
            differences.add(new Difference(
                    kind, Place.partition(partition), field, Long.toString(expected), Long.toString(found)));
        }
    }
}
