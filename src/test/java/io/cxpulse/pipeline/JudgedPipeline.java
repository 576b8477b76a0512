package io.cxpulse.pipeline;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.event.Progress;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.pipeline.Step.Pass;
import io.cxpulse.pipeline.Step.Restart;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.verify.Contracts;
import io.cxpulse.verify.EventDecoder;
import io.cxpulse.verify.Fate;
import io.cxpulse.verify.Report;
import io.cxpulse.verify.Verification;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.KeyValue;

/** A pipeline and, beside it, the judge, who is told every input and every output. */
final class JudgedPipeline implements AutoCloseable {

    /** What both are told to measure. */
    static final String DEFINITIONS = """
            windows:
              5m: {size: 5m}
              1h: {size: 1h}
              24h: {size: 24h}
              day: {calendar: day, zone: UTC}
              london: {calendar: day, zone: Europe/London}
            groupings: [[], [channel], [channel, touchpoint]]
            metrics:
              - {id: nps, version: 1, description: é, kind: score, unit: points, from: surveys, anchor: respondedAt,
                 where: {type: [COMPLETED], metric: [NPS], kind: [RELATIONSHIP, STUDY, UNKNOWN]}}
              - {id: csat_t2b, version: 2, description: é, kind: share, unit: ratio, from: surveys,
                 anchor: respondedAt, where: {type: [COMPLETED], metric: [CSAT]}}
              - {id: csat_latest, version: 1, description: последняя, kind: mean, unit: score, from: surveys,
                 anchor: respondedAt, latest_per: london, where: {type: [COMPLETED], metric: [CSAT]}}
              - {id: steps_latest, version: 1, description: é, kind: count, unit: count, from: surveys,
                 anchor: respondedAt, latest_per: day, groupings: [[], [question]], where: {metric: [CES]}}
              - {id: ces, version: 1, description: усилие, kind: mean, unit: score, from: surveys,
                 anchor: respondedAt, where: {type: [COMPLETED], metric: [CES]},
                 groupings: [[], [question], [question, touchpoint]]}
              - {id: contact_volume, version: 1, description: 📞, kind: count, unit: count, from: interactions,
                 anchor: occurredAt, where: {type: [CONTACT_STARTED, CONTACT_RECORD]}}
              - {id: case_durations, version: 1, description: время, kind: duration, unit: seconds, from: cases,
                 anchor: completedAt, groupings: [[], [team]], where: {fact: [FIRST_RESPONSE, NEXT_REPLY,
                 FIRST_RESOLUTION, CLOSURE]}}
              - {id: full_resolution, version: 3, description: é, kind: duration, unit: seconds, from: cases,
                 anchor: completedAt, where: {fact: [FULL_RESOLUTION], actor: [AGENT, UNKNOWN, CUSTOMER]}}
              - {id: case_verdicts, version: 1, description: да, kind: share, unit: ratio, from: cases,
                 anchor: completedAt, where: {fact: [SLA, ONE_TOUCH, FIRST_CONTACT, REOPENING, SOLVED_REOPENING]}}
              - {id: case_events, version: 1, description: ⚖, kind: count, unit: count, from: cases,
                 anchor: completedAt, groupings: [[], [team]], where: {fact: [OPENED, TRANSFERRED, WAITING, REOPENED]}}
              - {id: reopened, version: 1, description: é, kind: count, unit: count, from: cases,
                 anchor: completedAt, groupings: [[]], where: {fact: [REOPENED], from: [SOLVED, ACTIVE]}}
            """;

    private static final MetricCatalogue CATALOGUE = catalogue(DEFINITIONS);
    private static final Contracts CONTRACTS = contracts();
    private static final List<Topics> INPUTS = Topics.withRole(Topics.Role.INPUT);

    private final Path directory;
    private final PipelineDriver driver;
    private final Map<String, Long> offsetsBefore = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> inputs = new ArrayList<>();
    private final List<KeyValue<String, WindowedMetric>> published = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private int restarts;

    JudgedPipeline(Path stateDirectory) {
        this(stateDirectory, StatePlacement.ON_DISK);
    }

    JudgedPipeline(Path stateDirectory, StatePlacement placement) {
        this(stateDirectory, CATALOGUE, TimePolicy.surveys(), placement);
    }

    JudgedPipeline(Path stateDirectory, MetricCatalogue catalogue, TimePolicy surveys) {
        this(stateDirectory, catalogue, surveys, StatePlacement.ON_DISK);
    }

    private JudgedPipeline(
            Path stateDirectory, MetricCatalogue catalogue, TimePolicy surveys, StatePlacement placement) {
        directory = stateDirectory;
        driver = new PipelineDriver(
                catalogue, stateDirectory, surveys, PaneRetention.DEFAULT, (topic, partition) -> true, placement);
    }

    static MetricCatalogue catalogue(String definitions) {
        return new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).parse("test.yaml", definitions);
    }

    JudgedPipeline run(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Append append) {
                append(append);
            } else if (step instanceof Pass pass) {
                driver.pass(pass.time());
            } else if (step instanceof Restart) {
                restart();
            }
        }
        return this;
    }

    private void append(Append append) {
        byte[] value = append.value() == null ? null : append.value().get();
        driver.append(append.topic(), append.key().get(), value, append.at());
        tell(append);
    }

    /** Tells the judge of an input, whether or not the pipeline was given it. */
    void tell(Append append) {
        byte[] value = append.value() == null ? null : append.value().get();
        inputs.add(new ConsumerRecord<>(
                append.topic().topic(),
                0,
                read(append.topic()),
                append.at().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                append.key().get(),
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private long read(Topics topic) {
        return inputs.stream()
                .filter(input -> input.topic().equals(topic.topic()))
                .count();
    }

    private void restart() {
        collect();
        driver.restart(directory.resolve("restarted-" + restarts++));
        INPUTS.forEach(topic -> offsetsBefore.put(topic.topic(), read(topic)));
    }

    /** A driver counts offsets from its own beginning. */
    private void collect() {
        published.addAll(driver.published());
        for (DeadLetter letter : driver.deadLetters()) {
            long before = offsetsBefore.getOrDefault(letter.getTopic(), 0L);
            letters.add(DeadLetter.newBuilder(letter)
                    .setOffset(letter.getOffset() + before)
                    .build());
        }
    }

    /** Lets so much time pass in silence that every window is final. */
    JudgedPipeline settle() {
        driver.pass(Duration.ofSeconds(31)).pass(Duration.ofDays(3)).pass(Duration.ofSeconds(2));
        collect();
        return this;
    }

    PipelineDriver driver() {
        return driver;
    }

    /** Everything published so far, in order; may be spoilt. */
    List<KeyValue<String, WindowedMetric>> published() {
        return published;
    }

    /** Every dead letter so far; may be spoilt. */
    List<DeadLetter> letters() {
        return letters;
    }

    /** The last record of every calendar window that was not withdrawn. */
    Map<String, WindowedMetric> calendarWindows() {
        Map<String, WindowedMetric> windows = new TreeMap<>();
        for (KeyValue<String, WindowedMetric> record : published) {
            if (record.value == null) {
                windows.remove(record.key);
            } else if (List.of("day", "london").contains(record.value.getWindow())) {
                windows.put(record.key, record.value);
            }
        }
        return windows;
    }

    Report judge() {
        EventDecoder decoder =
                new EventDecoder(PipelineDriver.AVRO.registryUrl(), PipelineDriver.AVRO.clientSettings());
        Verification verification = new Verification(CONTRACTS, decoder);
        verification.expectCounters();
        INPUTS.forEach(topic -> tellCounters(topic, verification));
        inputs.forEach(verification::read);
        for (KeyValue<String, WindowedMetric> record : published) {
            if (record.value == null) {
                verification.retracted(record.key);
            } else {
                verification.published(record.key, record.value);
            }
        }
        letters.forEach(verification::letter);
        Report report = verification.report(true);
        decoder.close();
        return report;
    }

    private void tellCounters(Topics topic, Verification verification) {
        Progress progress = driver.driver()
                .<String, Progress>getKeyValueStore(Stores.progress(topic))
                .get(Stores.PROGRESS_KEY);
        if (progress != null) {
            Map<Fate, Long> counts = new TreeMap<>();
            progress.counts().counts().forEach((fate, count) -> counts.put(Fate.valueOf(fate.name()), count));
            TopicPartition partition = new TopicPartition(topic.topic(), 0);
            verification.processedTo(partition, read(topic));
            verification.counters(partition, new io.cxpulse.verify.Progress(read(topic), counts));
        }
    }

    private static Contracts contracts() {
        try {
            return Contracts.read(new ByteArrayInputStream(DEFINITIONS.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
