package io.cxpulse.verify;

import io.cxpulse.schema.DeadLetter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares the dead letters with the records that had to be rejected, one by one. */
final class LetterCheck {

    private final Map<TopicPartition, Map<Long, List<String>>> letters = new HashMap<>();
    private long fromFiles;
    private long fromTopics;

    void add(DeadLetter letter) {
        String topic = letter.getTopic();
        Integer partition = letter.getPartition();
        Long offset = letter.getOffset();
        if (topic == null || partition == null || offset == null) {
            fromFiles++;
            return;
        }
        fromTopics++;
        letters.computeIfAbsent(new TopicPartition(topic, partition), key -> new TreeMap<>())
                .computeIfAbsent(offset, key -> new ArrayList<>())
                .add(letter.getReason().name());
    }

    /**
     * @param processedTo first offset not processed, by partition; later letters are ignored
     * @param complete false if old letters were deleted, so that a missing one proves nothing
     */
    List<Difference> differences(
            Map<TopicPartition, PartitionTrial> partitions, Map<TopicPartition, Long> processedTo, boolean complete) {
        List<Difference> differences = new ArrayList<>();
        if (complete) {
            partitions.forEach((partition, trial) -> addMissing(partition, trial, differences));
        }
        letters.keySet().stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .forEach(partition -> addUnfounded(
                        partition,
                        Optional.ofNullable(partitions.get(partition)),
                        processedTo.getOrDefault(partition, Long.MAX_VALUE),
                        differences));
        return differences;
    }

    private void addMissing(TopicPartition partition, PartitionTrial trial, List<Difference> differences) {
        Map<Long, List<String>> found = letters.getOrDefault(partition, Map.of());
        trial.rejected().forEach((offset, reason) -> {
            if (!found.containsKey(offset) && trial.canJudge(offset, reason)) {
                differences.add(new Difference(
                        Difference.Kind.LETTER_MISSING, Place.offset(partition, offset), "reason", reason, "none"));
            }
        });
    }

    private void addUnfounded(
            TopicPartition partition, Optional<PartitionTrial> trial, long processedTo, List<Difference> differences) {
        letters.getOrDefault(partition, Map.of()).forEach((offset, reasons) -> {
            List<String> judged = reasons.stream()
                    .filter(reason -> trial.map(t -> t.canJudge(offset, reason)).orElse(true))
                    .toList();
            String expected = trial.map(t -> t.rejected().get(offset)).orElse(null);
            if (offset < processedTo) {
                addUnfounded(Place.offset(partition, offset), expected, judged, differences);
            }
        });
    }

    private static void addUnfounded(
            Map<String, String> where, @Nullable String expected, List<String> reasons, List<Difference> differences) {
        // The first letter of a rejected record is the one it must have; every other one is too many.
        for (int i = 0; i < reasons.size(); i++) {
            if (expected == null || i > 0) {
                differences.add(new Difference(Difference.Kind.LETTER_EXTRA, where, "reason", "none", reasons.get(i)));
            } else if (!expected.equals(reasons.get(i))) {
                differences.add(
                        new Difference(Difference.Kind.LETTER_REASON, where, "reason", expected, reasons.get(i)));
            }
        }
    }

    long fromTopics() {
        return fromTopics;
    }

    /** Letters about rows of files, which no topic holds. */
    long fromFiles() {
        return fromFiles;
    }
}
