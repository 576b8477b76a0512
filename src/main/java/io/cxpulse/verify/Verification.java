package io.cxpulse.verify;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.WindowedMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One verification: told what the pipeline read and what it published, it says where the two disagree.
 *
 * <p>Needs no broker. The records of an input partition come in offset order; everything else in any order, except that
 * of a published key the last record counts.
 *
 * <p>What cannot be proven is no difference but a note: windows the pipeline may have taken back or that may rest on
 * deleted input, see {@link Reach}; counters and lateness of a partition whose old records were deleted. What differs
 * only because the pipeline is at work is listed apart, see {@link Flight}.
 */
public final class Verification {

    private static final Comparator<TopicPartition> BY_TOPIC =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    /** How long after its record an observation may be published, besides the publication interval. */
    private static final long PATIENCE = Duration.ofMinutes(1).toMillis();

    private final Contracts contracts;
    private final Policy policy;
    private final EventDecoder decoder;
    private final Ledger ledger;
    private final LetterCheck letters = new LetterCheck();
    private final MetricsCheck metrics;
    private final SortedMap<TopicPartition, PartitionTrial> partitions = new TreeMap<>(BY_TOPIC);
    private final SortedMap<TopicPartition, Progress> progress = new TreeMap<>(BY_TOPIC);
    private final Map<TopicPartition, Long> processedTo = new HashMap<>();
    private final List<Difference> others = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Motion motion = Motion.REST;
    private long newestAppended;
    private boolean lettersComplete = true;
    private boolean countersExpected;
    private long apiPoints;

    /** For a pipeline with the settings shipped with the product. */
    public Verification(Contracts contracts, EventDecoder decoder) {
        this(contracts, Policy.SHIPPED, decoder);
    }

    /** @param policy the settings of the pipeline */
    public Verification(Contracts contracts, Policy policy, EventDecoder decoder) {
        this.contracts = contracts;
        this.policy = policy;
        this.decoder = decoder;
        this.ledger = new Ledger(contracts);
        this.metrics = new MetricsCheck(contracts, ledger);
    }

    /**
     * The verdict on a pipeline with the shipped settings that has come to rest, without its API and counters.
     *
     * @param inputs all records of each input partition, in offset order
     */
    public static Report of(
            Contracts contracts,
            EventDecoder decoder,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> inputs,
            List<ConsumerRecord<String, WindowedMetric>> published,
            List<DeadLetter> letters) {
        Verification verification = new Verification(contracts, decoder);
        inputs.values().forEach(records -> records.forEach(verification::read));
        published.forEach(record -> {
            if (record.value() == null) {
                verification.retracted(record.key());
            } else {
                verification.published(record.key(), record.value());
            }
        });
        letters.forEach(verification::letter);
        return verification.report(true);
    }

    /** States how far the pipeline has come: the first offset it has not processed. */
    public void processedTo(TopicPartition partition, long offset) {
        processedTo.put(partition, offset);
        trial(partition);
    }

    /** States the first offset that is left of an input partition; to be called before its records are read. */
    public void beginsAt(TopicPartition partition, long offset) {
        trial(partition).beginAt(offset);
        if (offset > 0) {
            notes.add(partition + " begins at offset " + offset + ", what was before is deleted: its counters, and who"
                    + " is too late there, cannot be proven");
        }
    }

    /** An input record: judged if the pipeline has processed it, counted as waiting otherwise. */
    public void read(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= processedTo.getOrDefault(partition, Long.MAX_VALUE)) {
            trial(partition).await(record);
        } else {
            newestAppended = Math.max(newestAppended, record.timestamp());
            ledger.apply(trial(partition).read(record).change(), record.timestamp());
        }
    }

    /** A published window; the last one of a key counts. */
    public void published(String key, WindowedMetric metric) {
        metrics.put(key, metric);
    }

    /** A published key was taken back. */
    public void retracted(String key) {
        metrics.remove(key);
    }

    public void letter(DeadLetter letter) {
        letters.add(letter);
    }

    /** Old dead letters were deleted: missing ones prove nothing. */
    public void lettersIncomplete() {
        lettersComplete = false;
        notes.add("old dead letters were deleted: missing ones are not reported");
    }

    /** The pipeline's own counters of a partition. */
    public void counters(TopicPartition partition, Progress counters) {
        progress.put(partition, counters);
    }

    /** From now on every partition with processed records must have counters. */
    public void expectCounters() {
        countersExpected = true;
    }

    /** States what the pipeline did while it was verified. */
    void moved(Motion seen) {
        motion = seen;
        if (seen == Motion.READING) {
            notes.add("the pipeline went on while it was verified: differences of the API may be of that time");
        }
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Compares the API's answers for every series and window; to be called after all records were given. */
    public void ask(SeriesSource api) {
        SortedSet<SeriesKey> series = new TreeSet<>(ledger.series().keySet());
        series.addAll(metrics.series());
        ApiCheck check = new ApiCheck(contracts, ledger, reach(), api);
        others.addAll(check.differences(series));
        apiPoints = check.points();
    }

    /**
     * @param settled true if the pipeline is said to have processed and published everything; false if it may be at
     *     work, so that windows may be behind
     */
    public Report report(boolean settled) {
        Reach reach = reach();
        long newestFrom = newestAppended - PATIENCE - policy.publication().toMillis();
        List<Difference> differences =
                new ArrayList<>(metrics.differences(reach, new Flight(settled, motion, newestFrom)));
        differences.addAll(letters.differences(partitions, processedTo, lettersComplete));
        Map<String, PartitionReport> reports = new LinkedHashMap<>();
        partitions.forEach((partition, trial) -> {
            reports.put(partition.toString(), trial.report());
            differences.addAll(
                    CounterCheck.differences(partition, trial, countersExpected, progress.get(partition), settled));
        });
        differences.addAll(others);
        return new Report(reports, compared(), differences, metrics.unpublished(), allNotes(reach));
    }

    private Reach reach() {
        return Reaches.of(policy, partitions.values());
    }

    private List<String> allNotes(Reach reach) {
        List<String> all = new ArrayList<>(notes);
        reach.recordedFrom().forEach((source, from) -> all.add(sentence(source, from)));
        if (metrics.unrecorded() > 0) {
            all.add("not provable, as input is deleted: " + metrics.unrecorded() + " windows");
        }
        if (metrics.unretained() > 0) {
            all.add("no longer provable, as kept only from " + Instant.ofEpochMilli(reach.retainedFrom()) + " on: "
                    + metrics.unretained() + " calendar windows");
        }
        return all;
    }

    private static String sentence(Source source, long from) {
        if (from == Long.MAX_VALUE && source == Source.CASES) {
            return "nothing about cases can be proven: records are deleted, and any case may rest on them";
        }
        return from == Long.MAX_VALUE
                ? "nothing about " + source.label() + " can be proven: a partition is empty, what was there is deleted"
                : "windows of " + source.label() + " can be proven only from " + Instant.ofEpochMilli(from) + " on";
    }

    private Map<String, Long> compared() {
        Map<String, Long> compared = new LinkedHashMap<>();
        compared.put("observations", ledger.observations());
        compared.put("series", ledger.liveSeries());
        compared.put("published_windows", (long) metrics.windows());
        compared.put("dead_letters", letters.fromTopics());
        compared.put("file_rejections", letters.fromFiles());
        compared.put("counters", (long) progress.size());
        compared.put("api_points", apiPoints);
        return compared;
    }

    private PartitionTrial trial(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, key -> {
            Source source = Source.ofTopic(key.topic())
                    .orElseThrow(() -> new IllegalArgumentException(key.topic() + " is not an input topic"));
            Policy.Limits limits = policy.of(source);
            return new PartitionTrial(source, limits, new Judge(source, limits, contracts, decoder));
        });
    }
}
