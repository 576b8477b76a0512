package io.cxpulse.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One input partition: its judge, and what became of its records.
 *
 * <p>If old records of it were deleted, it is shortened. The judge then knows neither the ids nor the highest event time
 * of what was deleted. None of that lies after the append time of the first record left, plus the allowed skew, because
 * it was appended before: what is later than that is judged as if nothing were missing. (An event that repeats the id of
 * a deleted one with a later event time is taken for new, and one that a deleted record amended or took back beforehand
 * stands as it is.)
 *
 * <p>All this holds for the latest answers of customers too, also on a day that began before: a deleted answer replaces none
 * that is later, and where it counts again, it does so at its own time, which is not judged.
 *
 * <p>Of cases nothing is judged so: whatever happens to a case later rests on what was deleted of it.
 */
final class PartitionTrial {

    /** Reasons that rest on other records. */
    private static final Set<String> COMPARING = Set.of(Judge.TOO_LATE, Judge.CASE_TOO_LONG);

    private final Source source;
    private final Policy.Limits limits;
    private final Judge judge;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Map<Long, String> rejected = new TreeMap<>();
    private OptionalLong firstAppended = OptionalLong.empty();
    private long beginning;
    private long read;
    private long waiting;

    PartitionTrial(Source source, Policy.Limits limits, Judge judge) {
        this.source = source;
        this.limits = limits;
        this.judge = judge;
        for (Fate fate : Fate.values()) {
            counts.put(fate, 0L);
        }
    }

    /** States the first offset that is left. */
    void beginAt(long offset) {
        beginning = offset;
    }

    /** Judges the next record. */
    Judgement read(ConsumerRecord<byte[], byte[]> record) {
        see(record);
        read++;
        Judgement judgement = judge.judge(record);
        counts.merge(judgement.fate(), 1L, Math::addExact);
        if (judgement.reason() != null) {
            rejected.put(record.offset(), judgement.reason());
        }
        return judgement;
    }

    /** Notes a record the pipeline has not processed yet. */
    void await(ConsumerRecord<byte[], byte[]> record) {
        see(record);
        waiting++;
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        if (firstAppended.isEmpty()) {
            firstAppended = OptionalLong.of(record.timestamp());
        }
    }

    Source source() {
        return source;
    }

    /** Reasons by offset of the records that must have a dead letter. */
    Map<Long, String> rejected() {
        return rejected;
    }

    /** Whether old records were deleted. */
    boolean isShortened() {
        return beginning > 0;
    }

    /** Start of the first window that cannot hold an observation of a deleted record, in milliseconds since the epoch. */
    long recordedFrom() {
        return firstAppended.isPresent() && source != Source.CASES ? latestDeleted() + 1 : Long.MAX_VALUE;
    }

    /** Whether a dead letter can be compared: not one of a deleted record, nor one that rests on deleted ones. */
    boolean canJudge(long offset, String reason) {
        return !isShortened() || (offset >= beginning && !COMPARING.contains(reason));
    }

    /** Event time that the watermark has reached at most; empty if nothing was accepted. */
    OptionalLong watermark() {
        OptionalLong highest = judge.highestAccepted();
        if (highest.isEmpty()) {
            return highest;
        }
        long reached = isShortened() ? Math.max(highest.getAsLong(), latestDeleted()) : highest.getAsLong();
        return OptionalLong.of(reached - limits.disorder().toMillis());
    }

    PartitionReport report() {
        return new PartitionReport(read, counts, waiting);
    }

    private long latestDeleted() {
        return firstAppended.orElseThrow() + limits.skew().toMillis();
    }
}
