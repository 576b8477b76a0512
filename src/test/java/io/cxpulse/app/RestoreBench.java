package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.Mode;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.ResultBoard;
import io.cxpulse.serve.Telemetry;
import io.cxpulse.simulate.AnswerGenerator;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** The measurement of {@code bench/restore}; not a test. */
public final class RestoreBench {

    private static final int PARTITIONS = 4;
    private static final long SEED = 20261122;

    private final RunningPulse pulse;
    private final Map<String, ChangelogSize> sizes = new TreeMap<>();

    private RestoreBench(RunningPulse pulse) {
        this.pulse = pulse;
    }

    /** @param arguments number of rounds, number of answers, and the incidents, if there are any */
    public static void main(String[] arguments) throws Exception {
        BenchText.environment("partitions " + PARTITIONS + ", stream threads "
                + new SettingsLoader(Mode.EMBEDDED)
                        .load(List.of(), Map.of(), null)
                        .threads());
        try (RunningPulse pulse = RunningPulse.start(EmbeddedCluster.start(), PARTITIONS)) {
            RestoreBench bench = new RestoreBench(pulse);
            bench.fill(Integer.parseInt(arguments[1]), List.of(arguments).subList(2, arguments.length));
            pulse.stopPipeline();
            bench.measureState();
            for (int round = 1; round <= Integer.parseInt(arguments[0]); round++) {
                bench.restore(round);
            }
        }
        System.exit(0);
    }

    private void fill(int answers, List<String> incidents) throws Exception {
        Path file = Files.createTempFile("cx-pulse-bench-", ".jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            new AnswerGenerator(answers, SEED).writeTo(out);
        }
        replay("surveys", file.toString());
        Files.delete(file);
        for (String incident : incidents) {
            replay("servicenow-audit", incident);
        }
        pulse.awaitSettled();
    }

    private void replay(String source, String file) {
        CommandRun run = pulse.replay("--source", source, "--speed", "max", file);
        if (run.exit() != 0) {
            throw new IllegalStateException("the replay ended with " + run.exit() + ": " + run.err());
        }
        System.out.println("filled: " + run.out().strip());
    }

    /** Keys and values, as the changelogs hold them; the files of RocksDB are compressed and have indexes. */
    private void measureState() {
        System.out.printf("%-36s %12s %14s %12s %14s%n", "store", "records", "bytes", "live keys", "live bytes");
        for (String store : Stores.contents().keySet()) {
            ChangelogSize size = ChangelogSize.of(pulse.cluster().clients(), store);
            sizes.put(store, size);
            System.out.printf(
                    "%-36s %12d %14d %12d %14d%n",
                    store, size.records(), size.bytes(), size.liveKeys(), size.liveBytes());
        }
        ChangelogSize answers = size(Stores.memory(Topics.SURVEYS));
        each("state of an answer", answers.liveBytes(), answers.liveKeys());
        ChangelogSize heads = size(Stores.CASE_HEADS);
        ChangelogSize events = size(Stores.CASE_EVENTS);
        each("state of a case: head", heads.liveBytes(), heads.liveKeys());
        each("state of a case: events", events.liveBytes(), heads.liveKeys());
        each("events of a case", events.liveKeys(), heads.liveKeys());
    }

    private ChangelogSize size(String store) {
        return sizes.getOrDefault(store, ChangelogSize.EMPTY);
    }

    private static void each(String name, long sum, long number) {
        if (number > 0) {
            System.out.printf(Locale.ROOT, "%-36s %12.1f%s%n", name, (double) sum / number, unit(name));
        }
    }

    private static String unit(String name) {
        return name.startsWith("state") ? " bytes" : "";
    }

    /** The product's own client on an empty state directory, until it runs. */
    private void restore(int round) throws Exception {
        RestoreWatch watch = new RestoreWatch();
        try (DataDirectory states = DataDirectory.ephemeral();
                Admin admin = pulse.cluster().clients().admin();
                Telemetry telemetry = new Telemetry("bench", "bench")) {
            Settings settings = settings(states.path());
            try (KafkaInputLag lag = new KafkaInputLag(admin, settings.applicationId(), inputs());
                    KafkaStreams client = client(settings, lag, meters(telemetry))) {
                CountDownLatch running = new CountDownLatch(1);
                client.setGlobalStateRestoreListener(watch);
                client.setStateListener((now, before) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                });
                client.start();
                running.await();
            }
        }
        watch.print(round, sizes);
    }

    private Settings settings(Path states) {
        return new SettingsLoader(Mode.EMBEDDED)
                .load(List.of("topics.partitions=" + PARTITIONS), Map.of(), null)
                .connectedTo(pulse.cluster().bootstrapServers(), pulse.cluster().registryUrl())
                .withStateDirectory(states);
    }

    private static PipelineMeters meters(Telemetry telemetry) {
        return new PipelineMeters(telemetry.registry(), new ResultBoard(catalogue()));
    }

    private static MetricCatalogue catalogue() {
        return new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();
    }

    private KafkaStreams client(Settings settings, KafkaInputLag lag, PipelineMeters meters) {
        Map<Topics, Integer> partitions =
                Arrays.stream(Topics.values()).collect(Collectors.toMap(Function.identity(), topic -> PARTITIONS));
        PipelineAssembly assembly = new PipelineAssembly(
                settings,
                new Definitions(catalogue(), RuleBook.NONE),
                new AvroSettings(settings.registry().address(), false),
                partitions);
        return new KafkaStreams(
                assembly.topology(
                        lag,
                        meters,
                        new AlertMeters(new Meters(new SimpleMeterRegistry()), RuleBook.NONE, Clock.systemUTC())),
                assembly.properties(HttpAddress.loopback(0)));
    }

    private static Set<TopicPartition> inputs() {
        return Topics.withRole(Topics.Role.INPUT).stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.topic(), partition)))
                .collect(Collectors.toSet());
    }
}
