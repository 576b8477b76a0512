package io.cxpulse.wire;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.WatchEntry;
import io.cxpulse.event.Progress;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Summary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The state stores: name, key, value. All have a compacted changelog; none expires by itself, because Kafka's time
 * retention follows record time and a replay of old events would lose state.
 */
public final class Stores {

    public static final String CASE_EVENTS = "ingest-cases-events-store";
    public static final String CASE_HEADS = "ingest-cases-heads-store";
    public static final String CUSTOMER_ANSWERS = "ingest-surveys-customers-store";
    public static final String PANES = "aggregate-panes-store";
    public static final String SEGMENTS = "aggregate-segments-store";
    public static final String UPSTREAMS = "aggregate-upstreams-store";
    public static final String WINDOWS = "aggregate-windows-store";
    public static final String AGENDA = "aggregate-agenda-store";
    public static final String SUMMARIES = "aggregate-summaries-store";
    public static final String TICKS = "evaluate-ticks-store";
    public static final String WATCHES = "evaluate-watches-store";
    public static final String STANDING = "evaluate-standing-store";
    public static final String ADVANCES = "evaluate-advances-store";

    /** End of the names of topics by which partial tallies reach the aggregating tasks. */
    public static final String REPARTITION_SUFFIX = "-repartition";

    /** The one key of a progress store. */
    public static final String PROGRESS_KEY = "progress";

    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private Stores() {}

    /** What each store holds, by its name, in the order of the path. */
    public static Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            contents.put(progress(topic), "how far the partition is judged, its highest event time, its counters");
        }
        contents.put(memory(Topics.INTERACTIONS), "what every remembered event says, and what was done to it");
        contents.put(memory(Topics.SURVEYS), "what every remembered answer says, and what was done to it");
        contents.put(CUSTOMER_ANSWERS, "which answers each customer gave when, if a metric counts only the latest");
        contents.put(CASE_EVENTS, "the history of every remembered case, event by event");
        contents.put(CASE_HEADS, "the state of every remembered case after its last event");
        contents.put(PANES, "tallies of all metrics, by segment, pane level and pane start");
        contents.put(SEGMENTS, "newest minute of every segment, and how far its panes were deleted");
        contents.put(UPSTREAMS, "what every input partition has said of its progress");
        contents.put(WINDOWS, "what was last published of every calendar window");
        contents.put(AGENDA, "calendar windows that are not final or have changed");
        contents.put(SUMMARIES, "what ticks of rules have gained and the evaluating tasks were not told yet");
        contents.put(TICKS, "tallies by rule, segment and tick, back to where a late event can reach");
        contents.put(WATCHES, "each rule over each segment: its evidence, its phase, what was said of it");
        contents.put(STANDING, "alerts that are not over, as they were said last");
        contents.put(ADVANCES, "how far every aggregating task has come");
        return contents;
    }

    /** Name of the store that holds the progress of a topic's partition. */
    public static String progress(Topics topic) {
        return "ingest-" + Names.subject(topic) + "-progress-store";
    }

    /** Name of the store that holds what the accepted events of surveys or interactions say. */
    public static String memory(Topics topic) {
        return "ingest-" + Names.subject(topic) + "-slots-store";
    }

    /** Progress under {@link #PROGRESS_KEY}; cached, so the changelog sees it once a commit. */
    public static StoreBuilder<KeyValueStore<String, Progress>> progressBuilder(Topics topic) {
        return builder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(progress(topic)),
                        Serdes.String(),
                        Serdes.serdeFrom(
                                (t, value) -> value == null ? null : ProgressSerde.encode(value),
                                (t, bytes) -> bytes == null ? null : ProgressSerde.decode(bytes)))
                .withCachingEnabled();
    }

    /** Slots by event id, see {@link SlotCodec}. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> memoryBuilder(Topics topic, StatePlacement placement) {
        return builder(placement.supplier(memory(topic)), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Answers by customer and time, see {@link CustomerAnswers}. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> customerAnswersBuilder(StatePlacement placement) {
        return builder(placement.supplier(CUSTOMER_ANSWERS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Slots by case and event id, see {@link CaseStores}. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> caseEventsBuilder(StatePlacement placement) {
        return builder(placement.supplier(CASE_EVENTS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Heads by case, see {@link CaseStores}. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> caseHeadsBuilder(StatePlacement placement) {
        return builder(placement.supplier(CASE_HEADS), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    public static StoreBuilder<KeyValueStore<PaneKey, Pane>> panesBuilder(StatePlacement placement) {
        return builder(placement.supplier(PANES), paneKeys(), new PaneCodec().serde())
                .withCachingEnabled();
    }

    /** State by canonical segment. */
    public static StoreBuilder<KeyValueStore<String, SegmentState>> segmentsBuilder(StatePlacement placement) {
        return builder(placement.supplier(SEGMENTS), Serdes.String(), new SegmentStateCodec().serde())
                .withCachingEnabled();
    }

    /** State by upstream id. */
    public static StoreBuilder<KeyValueStore<String, UpstreamState>> upstreamsBuilder() {
        return builder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(UPSTREAMS),
                        Serdes.String(),
                        new UpstreamStateCodec().serde())
                .withCachingEnabled();
    }

    /** What was last published of a calendar window. */
    public static StoreBuilder<KeyValueStore<WindowKey, SortedMap<MetricRef, WindowState>>> windowsBuilder(
            StatePlacement placement) {
        return builder(placement.supplier(WINDOWS), windowKeys(), new WindowStatesCodec().serde())
                .withCachingEnabled();
    }

    /** Calendar windows that need publishing: those not final yet, with the metrics that changed since. */
    public static StoreBuilder<KeyValueStore<WindowKey, SortedSet<MetricRef>>> agendaBuilder(StatePlacement placement) {
        return builder(placement.supplier(AGENDA), windowKeys(), new MetricRefsCodec().serde())
                .withCachingEnabled();
    }

    /** Sums that wait to be sent; in memory, because each of them is sent at the next publication. */
    public static StoreBuilder<KeyValueStore<TickKey, Summary>> summariesBuilder() {
        return builder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(SUMMARIES),
                        tickKeys(),
                        new SummaryCodec().serde())
                .withCachingEnabled();
    }

    public static StoreBuilder<KeyValueStore<TickKey, Tally>> ticksBuilder(StatePlacement placement) {
        return builder(placement.supplier(TICKS), tickKeys(), new TallyCodec().serde())
                .withCachingEnabled();
    }

    public static StoreBuilder<KeyValueStore<WatchKey, WatchEntry>> watchesBuilder(StatePlacement placement) {
        return builder(placement.supplier(WATCHES), watchKeys(), new WatchCodec().serde())
                .withCachingDisabled();
    }

    public static StoreBuilder<KeyValueStore<WatchKey, Alert>> standingBuilder() {
        return builder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(STANDING),
                        watchKeys(),
                        new AlertCodec().serde())
                .withCachingDisabled();
    }

    /** By the number of the aggregating task. */
    public static StoreBuilder<KeyValueStore<Integer, Advance>> advancesBuilder() {
        return builder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(ADVANCES),
                        Serdes.Integer(),
                        new AdvanceCodec().serde())
                .withCachingEnabled();
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> builder(
            KeyValueBytesStoreSupplier supplier, Serde<K> keys, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(supplier, keys, values)
                .withLoggingEnabled(COMPACTED);
    }

    private static Serde<PaneKey> paneKeys() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : KeyCodecs.encode(key),
                (topic, bytes) -> bytes == null ? null : KeyCodecs.decodePane(bytes));
    }

    private static Serde<WatchKey> watchKeys() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : KeyCodecs.encode(key),
                (topic, bytes) -> bytes == null ? null : KeyCodecs.decodeWatch(bytes));
    }

    private static Serde<TickKey> tickKeys() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : KeyCodecs.encode(key),
                (topic, bytes) -> bytes == null ? null : KeyCodecs.decodeTick(bytes));
    }

    private static Serde<WindowKey> windowKeys() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : KeyCodecs.encode(key),
                (topic, bytes) -> bytes == null ? null : KeyCodecs.decodeWindow(bytes));
    }
}
