package io.cxpulse.app;

import io.cxpulse.config.IncidentDefinition;
import io.cxpulse.config.Mode;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.config.Settings;
import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.embedded.EmbeddedBroker;
import io.cxpulse.embedded.EmbeddedRegistry;
import io.cxpulse.embedded.EmbeddedStartException;
import io.cxpulse.wire.AvroSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse up}: broker, registry, pipeline and API in this process. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything in one process: broker, schema registry, pipeline, live page, API; and plays a company to it,"
                        + " with a day of past and an incident soon after the start, unless --no-demo says otherwise.",
        footer = {
            "",
            "Examples:",
            "  pulse up --ephemeral              a demonstration; forgets everything at the end",
            "  pulse up --no-demo                for producers of your own, and for files",
            "  pulse up --no-demo --port 9092 --api-port 8080 --rules my-alerts.yaml"
        })
final class UpCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory; kept across restarts.")
    private @Nullable Path data;

    @Option(names = "--ephemeral", description = "Keeps data in a temporary directory that is deleted at the end.")
    private boolean ephemeral;

    @Option(
            names = "--no-demo",
            description =
                    "Stays empty: no simulated company, and the rules of every day instead of those for watching.")
    private boolean noDemo;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the broker; a free one if absent.")
    private int brokerPort;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "Port of the registry; a free one if absent.")
    private int registryPort;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description = "Port of the live page and the query API; a free one if absent.")
    private @Nullable Integer apiPort;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "Port of health and metrics; a free one if absent.")
    private @Nullable Integer adminPort;

    @Override
    public Integer call() throws Exception {
        requireConsistentOptions();
        EmbeddedLog.quieten();
        DemoState demo = noDemo ? DemoState.NONE : ephemeral ? DemoState.NEW : DemoState.of(path());
        Settings settings = options.settings(demo.isPlayed() ? Mode.DEMO : Mode.EMBEDDED, ports());
        Definitions definitions = options.definitions(rules, demo.isPlayed() ? RuleLoader.DEMO : RuleLoader.SHIPPED);
        settings.requireRoomFor(definitions.catalogue());
        try (Life life = new Life()) {
            return run(settings, definitions, demo, life);
        }
    }

    private int run(Settings settings, Definitions definitions, DemoState demo, Life life)
            throws EmbeddedStartException, InterruptedException, IOException {
        DataDirectory directory = life.keep(ephemeral ? DataDirectory.ephemeral() : DataDirectory.open(path()));
        demo.mark(directory.path());
        EmbeddedBroker broker = life.keep(EmbeddedBroker.start(directory, brokerPort));
        EmbeddedRegistry registry = life.keep(EmbeddedRegistry.start(broker.bootstrapServers(), registryPort));
        Settings connected = settings.connectedTo(broker.bootstrapServers(), registry.url())
                .withStateDirectory(directory.path().resolve("state"));
        PulseInstance.Running running = PulseInstance.start(connected, definitions);
        life.keep(running.instance());
        RunningInstance self = new RunningInstance(
                broker.bootstrapServers(),
                registry.url(),
                running.apiUrl(),
                running.adminUrl(),
                ProcessHandle.current().pid());
        life.keep(InstanceFile.write(directory.path(), self));
        running.runner().awaitRunning();
        announce(self, directory, demo);
        if (demo.isPlayed()) {
            play(self, demo, life);
        }
        return life.await(running.runner());
    }

    private void play(RunningInstance self, DemoState demo, Life life) {
        DemoCompany company = new DemoCompany(self.bootstrap(), new AvroSettings(self.registry(), false));
        life.keep(company.start(demo == DemoState.NEW));
        announce(company.incident(), demo);
    }

    private Path path() {
        return data == null ? RunningInstance.defaultDirectory() : data;
    }

    private void requireConsistentOptions() {
        if (ephemeral && data != null) {
            throw new ParameterException(spec.commandLine(), "--ephemeral and --data exclude each other");
        }
        for (int port : new int[] {brokerPort, registryPort}) {
            if (port < 0 || port > MAX_PORT) {
                throw new ParameterException(
                        spec.commandLine(), port + " is no port; accepted are 0 (a free one) to " + MAX_PORT);
            }
        }
        // RocksDB is given its path in an encoding that has no such characters.
        if (path().toAbsolutePath().toString().chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--data: '" + path()
                            + "' has characters beyond U+FFFF, such as emoji; the stores cannot live there");
        }
    }

    private List<String> ports() {
        List<String> assignments = new ArrayList<>();
        if (apiPort != null) {
            assignments.add("api.port=" + apiPort);
        }
        if (adminPort != null) {
            assignments.add("admin.port=" + adminPort);
        }
        return assignments;
    }

    private void announce(RunningInstance self, DataDirectory directory, DemoState demo) {
        var out = spec.commandLine().getOut();
        out.println("CX Pulse is up. Data: " + directory.path() + (ephemeral ? " (deleted at the end)" : ""));
        out.println("  broker    " + self.bootstrap());
        out.println("  registry  " + self.registry());
        out.println("  live page " + self.api() + "/");
        out.println("  API       " + self.api() + "/api/v1/metrics");
        out.println("  metrics   " + self.admin() + "/metrics");
        if (!noDemo && !demo.isPlayed()) {
            out.println(
                    "The directory holds data that was not simulated: no company is played into it. For a demonstration,"
                            + " give --ephemeral, or an empty directory with --data.");
        }
        String here = ephemeral ? " --data " + directory.path() : "";
        out.println("Next, in another terminal:");
        if (noDemo) {
            out.println(
                    "  ./pulse replay --source sfo-survey --set year=2017 topology/samples/airport-survey.csv" + here);
            out.println("  ./pulse query nps --window day" + here);
        } else {
            out.println("  ./pulse alerts --follow" + here);
            out.println("  ./pulse query nps --window 5m --by channel" + here);
        }
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private void announce(IncidentDefinition incident, DemoState demo) {
        var out = spec.commandLine().getOut();
        String segment = incident.where().entrySet().stream()
                .map(where -> where.getKey().label() + " " + String.join(", ", where.getValue()))
                .collect(Collectors.joining(", "));
        out.println("A simulated company " + (demo == DemoState.NEW ? "sends a day of its past, then goes" : "goes")
                + " on live. From "
                + incident.starts().toSeconds() + " s on, " + segment + " is in trouble for "
                + incident.lasts().toSeconds() + " s.");
        out.flush();
    }
}
