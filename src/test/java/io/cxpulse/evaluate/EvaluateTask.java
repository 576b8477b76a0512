package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.alert.Watch;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.TickKey;
import io.cxpulse.wire.WatchKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** One evaluating task outside of a topology, with stores in memory and a wall clock that stands far ahead of the ticks. */
final class EvaluateTask implements EvaluateListener {

    /** End of the tick before the first one. */
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    static final Duration HORIZON = Duration.ofMinutes(140);
    static final Duration WINDOW = Duration.ofHours(1);

    static final Rule RULE = rules().rules().get(0);

    /** The segment of a gate with a Cyrillic name. */
    static final WatchKey GATE =
            new WatchKey(RULE.id(), new Segment(Map.of(Dimension.TOUCHPOINT, "Выход 7, étage 2")).canonical());

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final MockProcessorContext<String, Said> context;
    private final EvaluateProcessor processor;
    private final List<String> expired = new ArrayList<>();
    private final List<Optional<Instant>> evaluated = new ArrayList<>();

    /** @param tasks number of aggregating tasks */
    EvaluateTask(Path directory, int tasks) {
        context = new MockProcessorContext<>(properties(), new TaskId(0, 0), directory.toFile());
        context.setCurrentSystemTimeMs(NOW.toEpochMilli());
        open(Stores.ticksBuilder(StatePlacement.IN_MEMORY));
        open(Stores.watchesBuilder(StatePlacement.IN_MEMORY));
        open(Stores.standingBuilder());
        open(Stores.advancesBuilder());
        EvaluateSettings settings =
                new EvaluateSettings(rules(), Duration.ofSeconds(1), HORIZON, Duration.ofMinutes(5), tasks);
        processor = new EvaluateProcessor(settings, this);
        processor.init(context);
    }

    private static RuleBook rules() {
        return new RuleLoader(Catalogues.small()).parse("règles.yaml", """
                version: 1
                defaults: {budget: 1 per 4w, window: 1h}
                rules:
                  - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 30, severity: page}
                """);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put("application.id", "évaluation");
        properties.put("bootstrap.servers", "none:9092");
        return properties;
    }

    private <K, V> void open(StoreBuilder<KeyValueStore<K, V>> builder) {
        StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
    }

    static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    EvaluateTask good(int minute, int answers) {
        return hear(minute, new NpsTally(answers, 0, 0));
    }

    EvaluateTask bad(int minute, int answers) {
        return hear(minute, new NpsTally(0, 0, answers));
    }

    private EvaluateTask hear(int minute, Tally delta) {
        return hear(new Summary(new TickKey(GATE, minute(minute)), RULE.signature(), delta));
    }

    /** An aggregating task is complete up to a minute, and its slowest upstream is as far. */
    EvaluateTask advance(int task, int minute) {
        return advance(task, minute, minute);
    }

    EvaluateTask advance(int task, int complete, int slowest) {
        return hear(new Advance(task, Optional.of(minute(complete)), Optional.of(minute(slowest))));
    }

    EvaluateTask hear(Briefing briefing) {
        processor.process(new Record<>("clé", briefing, NOW.toEpochMilli()));
        return this;
    }

    /** What is said when it evaluates, as {@code minute from>to reason}. */
    List<String> evaluate() {
        context.resetForwards();
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(NOW.toEpochMilli());
        return context.forwarded().stream()
                .map(said -> text(said.record().value().alert()))
                .toList();
    }

    private static String text(Alert alert) {
        return Duration.between(START, alert.transition().at()).toMinutes() + " "
                + alert.transition().from() + ">"
                + alert.transition().to() + " " + alert.transition().reason();
    }

    /** What is kept of the gate; nothing was ever heard of it if there is none. */
    Optional<Watch> watch() {
        return Optional.ofNullable(stores().watches().get(GATE)).map(entry -> entry.watch());
    }

    /** Ticks of the gate that are kept. */
    NavigableMap<Instant, Tally> ticks() {
        return new TickBook(stores().ticks()).after(GATE, Instant.EPOCH);
    }

    private EvaluateStores stores() {
        return EvaluateStores.of(context);
    }

    /** Changes that came too late, as {@code rule minute}. */
    List<String> expired() {
        return expired;
    }

    /** End of the last complete tick at each evaluation. */
    List<Optional<Instant>> evaluated() {
        return evaluated;
    }

    @Override
    public void expired(String rule, Instant tick) {
        expired.add(rule + " " + Duration.between(START, tick).toMinutes());
    }

    @Override
    public void evaluated(int task, Optional<Instant> closed) {
        evaluated.add(closed);
    }
}
