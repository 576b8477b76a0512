package io.cxpulse.pipeline;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.event.Progress;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.pipeline.Step.Pass;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.verify.Contracts;
import io.cxpulse.verify.EventDecoder;
import io.cxpulse.verify.Fate;
import io.cxpulse.verify.Report;
import io.cxpulse.verify.Verification;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
              - {id: ces, version: 1, description: усилие, kind: mean, unit: score, from: surveys,
                 anchor: respondedAt, where: {type: [COMPLETED], metric: [CES]},
                 groupings: [[], [question], [question, touchpoint]]}
              - {id: contact_volume, version: 1, description: 📞, kind: count, unit: count, from: interactions,
                 anchor: occurredAt, where: {type: [CONTACT_STARTED, CONTACT_RECORD]}}
            """;

    private static final List<Topics> INPUTS = List.of(Topics.SURVEYS, Topics.INTERACTIONS);

    private final PipelineDriver driver;
    private final List<ConsumerRecord<byte[], byte[]>> inputs = new ArrayList<>();
    private final List<KeyValue<String, WindowedMetric>> published = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    JudgedPipeline(Path stateDirectory) {
        this(stateDirectory, catalogue(DEFINITIONS), TimePolicy.surveys());
    }

    JudgedPipeline(Path stateDirectory, MetricCatalogue catalogue, TimePolicy surveys) {
        driver = new PipelineDriver(catalogue, stateDirectory, surveys, PaneRetention.DEFAULT);
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
            }
        }
        return this;
    }

    private void append(Append append) {
        byte[] value = append.value() == null ? null : append.value().get();
        if (append.topic() == Topics.SURVEYS) {
            driver.surveyBytes(value, append.at());
        } else {
            driver.interactionBytes(value, append.at());
        }
        String topic = append.topic().topic();
        long offset =
                inputs.stream().filter(input -> input.topic().equals(topic)).count();
        inputs.add(new ConsumerRecord<>(
                topic,
                0,
                offset,
                append.at().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    /** Lets so much time pass in silence that every window is final. */
    JudgedPipeline settle() {
        driver.pass(Duration.ofSeconds(31)).pass(Duration.ofDays(3)).pass(Duration.ofSeconds(2));
        published.addAll(driver.published());
        letters.addAll(driver.deadLetters());
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

    /** The last record of every calendar window. */
    Map<String, WindowedMetric> calendarWindows() {
        Map<String, WindowedMetric> windows = new TreeMap<>();
        published.stream()
                .filter(record -> record.value != null)
                .filter(record -> List.of("day", "london").contains(record.value.getWindow()))
                .forEach(record -> windows.put(record.key, record.value));
        return windows;
    }

    Report judge() {
        EventDecoder decoder = new EventDecoder(PipelineDriver.AVRO.registryUrl(), Map.of());
        Verification verification = new Verification(contracts(), decoder);
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
            verification.processedTo(partition, progress.nextOffset());
            verification.counters(partition, new io.cxpulse.verify.Progress(progress.nextOffset(), counts));
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
