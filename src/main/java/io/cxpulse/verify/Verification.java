package io.cxpulse.verify;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.WindowedMetric;
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
 */
public final class Verification {

    private static final Comparator<TopicPartition> BY_TOPIC =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Contracts contracts;
    private final EventDecoder decoder;
    private final Ledger ledger;
    private final LetterCheck letters = new LetterCheck();
    private final MetricsCheck metrics;
    private final SortedMap<TopicPartition, PartitionTrial> partitions = new TreeMap<>(BY_TOPIC);
    private final SortedMap<TopicPartition, Progress> progress = new TreeMap<>(BY_TOPIC);
    private final Map<TopicPartition, Long> processedTo = new HashMap<>();
    private final List<Difference> others = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean lettersComplete = true;
    private boolean countersExpected;
    private long apiPoints;

    public Verification(Contracts contracts, EventDecoder decoder) {
        this.contracts = contracts;
        this.decoder = decoder;
        this.ledger = new Ledger(contracts);
        this.metrics = new MetricsCheck(contracts, ledger);
    }

    /**
     * The verdict on a pipeline that has come to rest, without its API and counters.
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

    /** An input record: judged if the pipeline has processed it, counted as waiting otherwise. */
    public void read(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= processedTo.getOrDefault(partition, Long.MAX_VALUE)) {
            trial(partition).await();
        } else {
            trial(partition).read(record).ifPresent(ledger::enter);
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

    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Compares the API's answers for every series and window; to be called after all records were given. */
    public void ask(SeriesSource api) {
        SortedSet<SeriesKey> series = new TreeSet<>(ledger.series().keySet());
        series.addAll(metrics.series());
        ApiCheck check = new ApiCheck(contracts, ledger, api);
        others.addAll(check.differences(series));
        apiPoints = check.points();
    }

    /**
     * @param settled true if the pipeline is said to have processed and published everything; false if it may be at
     *     work, so that provisional windows may be behind
     */
    public Report report(boolean settled) {
        List<Difference> differences = new ArrayList<>(metrics.differences(settled));
        differences.addAll(letters.differences(partitions, processedTo, lettersComplete));
        Map<String, PartitionReport> reports = new LinkedHashMap<>();
        partitions.forEach((partition, trial) -> {
            PartitionReport report = trial.report();
            reports.put(partition.toString(), report);
            differences.addAll(
                    CounterCheck.differences(partition, report, countersExpected, progress.get(partition), settled));
        });
        differences.addAll(others);
        return new Report(reports, compared(), differences, metrics.unpublished(), notes);
    }

    private Map<String, Long> compared() {
        Map<String, Long> compared = new LinkedHashMap<>();
        compared.put("observations", ledger.observations());
        compared.put("series", (long) ledger.series().size());
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
            return new PartitionTrial(new Judge(source, contracts, decoder));
        });
    }
}
