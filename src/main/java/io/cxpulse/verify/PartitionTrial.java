package io.cxpulse.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One input partition: its judge, and what became of its records. */
final class PartitionTrial {

    private final Judge judge;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Map<Long, String> rejected = new TreeMap<>();
    private long read;
    private long waiting;

    PartitionTrial(Judge judge) {
        this.judge = judge;
        for (Fate fate : Fate.values()) {
            counts.put(fate, 0L);
        }
    }

    /** Judges the next record; the fact it says if it is accepted. */
    Optional<Fact> read(ConsumerRecord<byte[], byte[]> record) {
        read++;
        Judgement judgement = judge.judge(record);
        counts.merge(judgement.fate(), 1L, Math::addExact);
        if (judgement.reason() != null) {
            rejected.put(record.offset(), judgement.reason());
        }
        return Optional.ofNullable(judgement.fact());
    }

    /** Notes a record the pipeline has not processed yet. */
    void await() {
        waiting++;
    }

    /** Reasons by offset of the records that must have a dead letter. */
    Map<Long, String> rejected() {
        return rejected;
    }

    PartitionReport report() {
        return new PartitionReport(read, counts, waiting);
    }
}
