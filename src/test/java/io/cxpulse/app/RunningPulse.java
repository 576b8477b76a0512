package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.Mode;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.embedded.EmbeddedStartException;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.Reading;
import io.cxpulse.serve.Readiness;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedData;
import io.cxpulse.verify.Report;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.PaneKey;
import io.cxpulse.wire.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * The product on a broker of its own, as {@code pulse run} starts it, with a cadence that suits tests. Its state stores
 * are in a directory of their own, so that an instance can be started again with or without what the last one left.
 */
final class RunningPulse implements AutoCloseable {

    static final String APPLICATION = "cx-pulse";

    /** @param rules nobody is alerted if there are none */
    record DefinitionFiles(Path metrics, Optional<Path> rules) {

        Definitions load() {
            MetricCatalogue catalogue = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).load(metrics);
            return new Definitions(
                    catalogue, rules.map(new RuleLoader(catalogue)::load).orElse(RuleBook.NONE));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedCluster cluster;
    private final DataDirectory states;
    private final DefinitionFiles definitions;
    private final List<String> assignments;
    private int generation = 1;
    private PulseInstance.Running running;

    private RunningPulse(
            EmbeddedCluster cluster, DataDirectory states, DefinitionFiles definitions, List<String> assignments)
            throws InterruptedException {
        this.cluster = cluster;
        this.states = states;
        this.definitions = definitions;
        this.assignments = assignments;
        this.running = start();
    }

    static RunningPulse start(int partitions) throws Exception {
        return start(EmbeddedCluster.start(), partitions);
    }

    /** Takes over the cluster: it is closed with this, or if the start fails. */
    static RunningPulse start(EmbeddedCluster cluster, int partitions, String... assignments) throws Exception {
        return start(cluster, Verified.SHIPPED, partitions, assignments);
    }

    /** @param definitions file of the metrics and windows */
    static RunningPulse start(EmbeddedCluster cluster, Path definitions, int partitions, String... assignments)
            throws Exception {
        return start(cluster, new DefinitionFiles(definitions, Optional.empty()), partitions, assignments);
    }

    /** @param definitions of metrics and rules */
    static RunningPulse start(
            EmbeddedCluster cluster, DefinitionFiles definitions, int partitions, String... assignments)
            throws Exception {
        try {
            return start(cluster, DataDirectory.ephemeral(), definitions, settings(partitions, assignments));
        } catch (EmbeddedStartException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static RunningPulse start(
            EmbeddedCluster cluster, DataDirectory states, DefinitionFiles definitions, List<String> assignments)
            throws Exception {
        try {
            return new RunningPulse(cluster, states, definitions, assignments);
        } catch (InterruptedException | RuntimeException e) {
            states.close();
            throw e;
        }
    }

    private static List<String> settings(int partitions, String... assignments) {
        List<String> all = new ArrayList<>(
                List.of("topics.partitions=" + partitions, "idle.timeout=1s", "publish.interval=200ms"));
        all.addAll(List.of(assignments));
        return List.copyOf(all);
    }

    private PulseInstance.Running start() throws InterruptedException {
        Settings settings = new SettingsLoader(Mode.EMBEDDED)
                .load(assignments, Map.of(), null)
                .connectedTo(cluster.bootstrapServers(), cluster.registryUrl())
                .withStateDirectory(states.path().resolve("état-" + generation));
        PulseInstance.Running started = PulseInstance.start(settings, definitions.load());
        try {
            awaitReady(started);
        } catch (RuntimeException e) {
            started.instance().close();
            throw e;
        }
        return started;
    }

    private static void awaitReady(PulseInstance.Running started) {
        await().atMost(PATIENCE).until(() -> started.runner().status().equals(Readiness.Status.READY));
    }

    EmbeddedCluster cluster() {
        return cluster;
    }

    /** A second instance of the same application, with state stores of its own; the caller closes it. */
    PulseInstance.Running startAnother() throws InterruptedException {
        generation++;
        return start();
    }

    boolean isReady() {
        return running.runner().status().equals(Readiness.Status.READY);
    }

    String api() {
        return running.apiUrl();
    }

    String admin() {
        return running.adminUrl();
    }

    /** Stops the pipeline and its API; the cluster goes on. */
    void stopPipeline() {
        running.instance().close();
    }

    /** Starts a stopped pipeline with empty state stores, which it restores from their changelogs. */
    void startWithoutState() throws InterruptedException {
        generation++;
        running = start();
    }

    /** Replays the shipped sample of the survey. */
    void replaySample() {
        String sample = SharedData.projectRoot()
                .resolve("topology/samples/airport-survey.csv")
                .toString();
        CommandRun run = replay("--source", "sfo-survey", "--set", "year=2017", sample);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** Replays through the real command; arguments without the addresses. */
    CommandRun replay(String... arguments) {
        String[] target = {
            "replay", "--bootstrap", cluster.bootstrapServers(), "--registry", cluster.registryUrl(), "--json"
        };
        return CommandRun.of(Stream.of(target, arguments).flatMap(Stream::of).toArray(String[]::new));
    }

    /** The series that {@code pulse query} prints. */
    JsonNode query(String metric, String... arguments) {
        String[] target = {"query", metric, "--api", api(), "--json"};
        CommandRun run =
                CommandRun.of(Stream.of(target, arguments).flatMap(Stream::of).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        try {
            return new JsonMapper().readTree(run.out()).path("series");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all days together say of a metric; percentiles of days do not add up, their panes do. */
    Reading readDaysOf(MetricRef metric) {
        Pane sum = Pane.EMPTY;
        try (KeyValueIterator<PaneKey, Pane> panes = running.runner()
                .streams()
                .store(StoreQueryParameters.fromNameAndType(
                        Stores.PANES, QueryableStoreTypes.<PaneKey, Pane>keyValueStore()))
                .all()) {
            while (panes.hasNext()) {
                KeyValue<PaneKey, Pane> pane = panes.next();
                if (pane.key.level() == PaneLevel.DAY && pane.key.segment().isEmpty()) {
                    sum = sum.plus(pane.value);
                }
            }
        }
        return sum.tallies().get(metric).read();
    }

    /** Waits until every record is processed and no window is left to be published or made final. */
    void awaitSettled() {
        new Settling(cluster.clients(), APPLICATION).awaitRest();
    }

    /** The judge's report on everything, the API included. */
    Report verify() {
        return verify(api());
    }

    /** The judge's report on everything, by the API of another instance. */
    Report verify(String otherApi) {
        return Verified.settled(
                cluster.bootstrapServers(), cluster.registryUrl(), APPLICATION, otherApi, definitions.metrics());
    }

    /** The judge's report on the topics, which takes a fraction of the time. */
    Report verifyTopics() {
        return Verified.settled(
                cluster.bootstrapServers(), cluster.registryUrl(), APPLICATION, null, definitions.metrics());
    }

    @Override
    public void close() throws IOException {
        try (cluster;
                states) {
            stopPipeline();
        }
    }
}
