package io.cxpulse.testing;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.evaluate.EvaluateListener;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.ingest.InputLag;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.metric.Step;
import io.cxpulse.pipeline.CxTopology;
import io.cxpulse.pipeline.StreamsDefaults;
import io.cxpulse.pipeline.TopologySettings;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** The whole topology in a TopologyTestDriver, with production configuration and typed topics. */
public final class PipelineDriver implements AutoCloseable {

    /**
     * The registry of every driver, and of whoever writes or reads its records. Rules of data contracts are not looked
     * for: that searches the class path each time, and thousands of drivers are made.
     */
    public static final AvroSettings AVRO =
            new AvroSettings("mock://" + DriverRegistry.SCOPE, true, Map.of("rule.service.loader.enable", "false"));

    static {
        DriverRegistry.register(SpecificRecord::getSchema);
    }

    /** Wall clock at the beginning. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final String APPLICATION = "cx-pulse-test";

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final MetricCatalogue catalogue;
    private TopologySettings settings;
    private final InputLag lag;
    private final AggregateListener listener;
    private final Changelogs changelogs = new Changelogs(APPLICATION);
    private final Map<Topics, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topics.class);
    private final Map<String, WindowedMetric> last = new LinkedHashMap<>();
    private TopologyTestDriver driver;
    private TestOutputTopic<String, WindowedMetric> metrics;
    private TestOutputTopic<String, DeadLetter> letters;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, Alert> alertStates;
    private Instant now = START;

    public PipelineDriver(MetricCatalogue catalogue, Path stateDirectory) {
        this(catalogue, stateDirectory, TimePolicy.surveys(), PaneRetention.DEFAULT);
    }

    /** With somebody who hears what the aggregating tasks do. */
    public PipelineDriver(MetricCatalogue catalogue, Path stateDirectory, AggregateListener listener) {
        this(
                catalogue,
                RuleBook.NONE,
                stateDirectory,
                TimePolicy.surveys(),
                PaneRetention.DEFAULT,
                (topic, partition) -> true,
                StatePlacement.ON_DISK,
                listener);
    }

    public PipelineDriver(
            MetricCatalogue catalogue, Path stateDirectory, TimePolicy surveyPolicy, PaneRetention retention) {
        this(catalogue, stateDirectory, surveyPolicy, retention, (topic, partition) -> true);
    }

    /** @param lag says whether an input is caught up; may change its mind */
    public PipelineDriver(
            MetricCatalogue catalogue,
            Path stateDirectory,
            TimePolicy surveyPolicy,
            PaneRetention retention,
            InputLag lag) {
        this(catalogue, stateDirectory, surveyPolicy, retention, lag, StatePlacement.ON_DISK);
    }

    /**
     * @param stateDirectory not touched if the state is kept in memory
     * @param lag says whether an input is caught up; may change its mind
     */
    public PipelineDriver(
            MetricCatalogue catalogue,
            Path stateDirectory,
            TimePolicy surveyPolicy,
            PaneRetention retention,
            InputLag lag,
            StatePlacement placement) {
        this(catalogue, RuleBook.NONE, stateDirectory, surveyPolicy, retention, lag, placement, AggregateListener.NONE);
    }

    /** With rules of alerts, and otherwise as {@link #PipelineDriver(MetricCatalogue, Path)}. */
    public PipelineDriver(MetricCatalogue catalogue, RuleBook rules, Path stateDirectory) {
        this(
                catalogue,
                rules,
                stateDirectory,
                TimePolicy.surveys(),
                PaneRetention.DEFAULT,
                (topic, partition) -> true,
                StatePlacement.ON_DISK,
                AggregateListener.NONE);
    }

    private PipelineDriver(
            MetricCatalogue catalogue,
            RuleBook rules,
            Path stateDirectory,
            TimePolicy surveyPolicy,
            PaneRetention retention,
            InputLag lag,
            StatePlacement placement,
            AggregateListener listener) {
        this.listener = listener;
        TrustedSchemas.trust();
        serializer.configure(AVRO.properties(), false);
        this.catalogue = catalogue;
        this.lag = lag;
        this.settings = new TopologySettings(
                AVRO,
                Map.of(
                        Topics.SURVEYS, new TopologySettings.Input(surveyPolicy, 1),
                        Topics.INTERACTIONS, new TopologySettings.Input(TimePolicy.interactions(), 1),
                        Topics.CASES, new TopologySettings.Input(TimePolicy.cases(), 1)),
                new IngestSettings(Duration.ofMillis(200), Duration.ofSeconds(30), new Step(rules.tick())),
                Duration.ofSeconds(1),
                retention,
                rules,
                placement);
        open(stateDirectory);
    }

    private void open(Path stateDirectory) {
        Properties properties = properties(stateDirectory);
        Topology topology = new CxTopology(
                        catalogue, settings, lag, IngestListener.NONE, listener, EvaluateListener.NONE)
                .build(properties);
        driver = new TopologyTestDriver(topology, properties, now);
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            inputs.put(
                    topic,
                    driver.createInputTopic(topic.topic(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
        metrics = driver.createOutputTopic(Topics.METRICS.topic(), new StringDeserializer(), reader());
        letters = driver.createOutputTopic(Topics.DEAD_LETTERS.topic(), new StringDeserializer(), reader());
        alerts = driver.createOutputTopic(Topics.ALERTS.topic(), new StringDeserializer(), Alerts.deserializer(AVRO));
        alertStates = driver.createOutputTopic(
                Topics.ALERT_STATE.topic(), new StringDeserializer(), Alerts.deserializer(AVRO));
    }

    /**
     * Goes on as another process would after this one was killed: its stores hold what their changelogs say, and nothing
     * else is left. Offsets begin at zero again, because each driver counts its own; what was published and not yet asked
     * for is lost.
     */
    public PipelineDriver restart(Path otherDirectory) {
        changelogs.read(driver);
        driver.close();
        open(otherDirectory);
        changelogs.restore(driver);
        return this;
    }

    /** Appends a record to an input. */
    public PipelineDriver append(Topics topic, byte[] key, byte[] value, Instant appendTime) {
        inputs.get(topic).pipeInput(key, value, appendTime);
        return this;
    }

    public static Properties properties(Path stateDirectory) {
        return StreamsDefaults.with(
                APPLICATION, Map.of("bootstrap.servers", "driver:9092", "state.dir", stateDirectory.toString()));
    }

    public PipelineDriver survey(SurveyEvent event, Instant appendTime) {
        return surveyBytes(serializer.serialize(Topics.SURVEYS.topic(), event), appendTime);
    }

    public PipelineDriver surveyBytes(byte[] value, Instant appendTime) {
        return append(Topics.SURVEYS, "key".getBytes(StandardCharsets.UTF_8), value, appendTime);
    }

    public PipelineDriver interaction(InteractionEvent event, Instant appendTime) {
        return interactionBytes(serializer.serialize(Topics.INTERACTIONS.topic(), event), appendTime);
    }

    public PipelineDriver interactionBytes(byte[] value, Instant appendTime) {
        return append(Topics.INTERACTIONS, null, value, appendTime);
    }

    public PipelineDriver change(CaseEvent event, Instant appendTime) {
        byte[] key = event.getCaseId().getBytes(StandardCharsets.UTF_8);
        return caseBytes(key, serializer.serialize(Topics.CASES.topic(), event), appendTime);
    }

    public PipelineDriver caseBytes(byte[] key, byte[] value, Instant appendTime) {
        return append(Topics.CASES, key, value, appendTime);
    }

    /** Lets the wall clock pass, so that punctuators run; and a little longer, so that what they sent is published. */
    public PipelineDriver pass(Duration time) {
        driver.advanceWallClockTime(time);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        now = now.plus(time).plusSeconds(1);
        return this;
    }

    /** Everything published since the last call, in order. */
    public List<KeyValue<String, WindowedMetric>> published() {
        List<KeyValue<String, WindowedMetric>> records = new ArrayList<>(metrics.readKeyValuesToList());
        records.forEach(record -> last.put(record.key, record.value));
        return records;
    }

    /** Last published record of every key. */
    public Map<String, WindowedMetric> last() {
        published();
        return last;
    }

    /** What was said of alerts since the last call, in order. */
    public List<Alert> alerts() {
        return alerts.readValuesToList();
    }

    /** The states of alerts that were said since the last call, the last of each fingerprint. */
    public Map<String, Alert> alertStates() {
        return alertStates.readKeyValuesToMap();
    }

    /** The same, with rules of alerts that replace those of before. */
    public PipelineDriver restart(Path otherDirectory, RuleBook rules) {
        settings = new TopologySettings(
                settings.avro(),
                settings.inputs(),
                settings.ingest(),
                settings.publishInterval(),
                settings.retention(),
                rules,
                settings.placement());
        return restart(otherDirectory);
    }

    public List<DeadLetter> deadLetters() {
        return letters.readValuesToList();
    }

    public TopologyTestDriver driver() {
        return driver;
    }

    @SuppressWarnings("unchecked")
    private <T> Deserializer<T> reader() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(AVRO.properties(), false);
        return (topic, bytes) -> (T) deserializer.deserialize(topic, bytes);
    }

    @Override
    public void close() {
        driver.close();
    }
}
