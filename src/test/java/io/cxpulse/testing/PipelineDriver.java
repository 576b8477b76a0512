package io.cxpulse.testing;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.aggregate.AggregateListener;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.ingest.IngestListener;
import io.cxpulse.ingest.IngestSettings;
import io.cxpulse.ingest.InputLag;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.pipeline.CxTopology;
import io.cxpulse.pipeline.StreamsDefaults;
import io.cxpulse.pipeline.TopologySettings;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.wire.AvroSettings;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The whole topology in a TopologyTestDriver, with production configuration and typed topics. */
public final class PipelineDriver implements AutoCloseable {

    /** The registry of every driver, and of whoever writes or reads its records. */
    public static final AvroSettings AVRO = new AvroSettings("mock://pipeline", true);

    /** Wall clock at the beginning. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final MetricCatalogue catalogue;
    private final TopologySettings settings;
    private final InputLag lag;
    private final Map<Topics, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topics.class);
    private final Map<String, WindowedMetric> last = new LinkedHashMap<>();
    private TopologyTestDriver driver;
    private TestOutputTopic<String, WindowedMetric> metrics;
    private TestOutputTopic<String, DeadLetter> letters;
    private Instant now = START;

    public PipelineDriver(MetricCatalogue catalogue, Path stateDirectory) {
        this(catalogue, stateDirectory, TimePolicy.surveys(), PaneRetention.DEFAULT);
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
                new IngestSettings(Duration.ofMillis(200), Duration.ofSeconds(30)),
                Duration.ofSeconds(1),
                retention);
        open(stateDirectory);
    }

    private void open(Path stateDirectory) {
        Properties properties = properties(stateDirectory);
        Topology topology =
                new CxTopology(catalogue, settings, lag, IngestListener.NONE, AggregateListener.NONE).build(properties);
        driver = new TopologyTestDriver(topology, properties, now);
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            inputs.put(
                    topic,
                    driver.createInputTopic(topic.topic(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
        metrics = driver.createOutputTopic(Topics.METRICS.topic(), new StringDeserializer(), reader());
        letters = driver.createOutputTopic(Topics.DEAD_LETTERS.topic(), new StringDeserializer(), reader());
    }

    /**
     * Goes on as another process would that was given the stores: nothing that only memory held is left. Offsets begin at
     * zero again, because each driver counts its own; what was published and not yet asked for is lost.
     */
    public PipelineDriver restart(Path otherDirectory) {
        Map<String, List<KeyValue<Object, Object>>> state = new LinkedHashMap<>();
        for (String name : driver.getAllStateStores().keySet()) {
            state.put(name, entries(name));
        }
        driver.close();
        open(otherDirectory);
        state.forEach((name, entries) ->
                entries.forEach(entry -> driver.getKeyValueStore(name).put(entry.key, entry.value)));
        return this;
    }

    private List<KeyValue<Object, Object>> entries(String store) {
        List<KeyValue<Object, Object>> entries = new ArrayList<>();
        try (KeyValueIterator<Object, Object> all =
                driver.<Object, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }

    /** Appends a record to an input. */
    public PipelineDriver append(Topics topic, byte[] key, byte[] value, Instant appendTime) {
        inputs.get(topic).pipeInput(key, value, appendTime);
        return this;
    }

    public static Properties properties(Path stateDirectory) {
        return StreamsDefaults.with(
                "cx-pulse-test", Map.of("bootstrap.servers", "driver:9092", "state.dir", stateDirectory.toString()));
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
