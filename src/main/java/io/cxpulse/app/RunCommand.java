package io.cxpulse.app;

import io.cxpulse.config.Mode;
import io.cxpulse.config.Notification;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse run}: the same application against a given cluster and registry. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the pipeline and its API against a Kafka cluster and a schema registry.",
        footer = {
            "",
            "Examples:",
            "  pulse run --bootstrap kafka-1:9092,kafka-2:9092 --registry http://registry:8081",
            "  pulse run --config cx-pulse.properties --set threads=4",
            "  pulse run --role notifier --set notify.alertmanagers=http://alertmanager-1:9093,http://alertmanager-2:9093"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT,...", description = "Brokers of the cluster.")
    private @Nullable String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry.")
    private @Nullable String registry;

    @Option(
            names = "--role",
            paramLabel = "ROLE,...",
            split = ",",
            description = "What this process does: ${COMPLETION-CANDIDATES}; all of it by default. The notifier needs"
                    + " notify.alertmanagers.")
    private List<Role> roles = List.of(Role.values());

    @Override
    public Integer call() throws Exception {
        Settings settings = options.settings(Mode.CLUSTER, connection());
        if (!roles.contains(Role.STREAMS)) {
            return runNotifier(settings);
        }
        return runStreams(roles.contains(Role.NOTIFIER) ? settings : settings.withNotification(Notification.OFF));
    }

    private int runNotifier(Settings settings) throws InterruptedException {
        if (settings.notification().isOff()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--role notifier: notify.alertmanagers is empty; set it to the URL of every Alertmanager");
        }
        try (Life life = new Life()) {
            NotifierInstance running = life.keep(NotifierInstance.start(settings));
            var out = spec.commandLine().getOut();
            out.println("CX Pulse tells of the alerts of " + settings.applicationId() + " on "
                    + settings.kafka().address());
            out.println("  metrics  http://" + settings.endpoints().host() + ":" + running.adminPort() + "/metrics");
            out.flush();
            return life.await();
        }
    }

    private int runStreams(Settings settings) throws InterruptedException {
        Definitions definitions = options.definitions(rules, RuleLoader.SHIPPED);
        settings.requireRoomFor(definitions.catalogue());
        try (Life life = new Life()) {
            PulseInstance.Running running = PulseInstance.start(settings, definitions);
            life.keep(running.instance());
            running.runner().awaitRunning();
            var out = spec.commandLine().getOut();
            out.println("CX Pulse runs against " + settings.kafka().address() + " as " + settings.applicationId());
            out.println("  API      " + running.apiUrl() + "/api/v1/metrics");
            out.println("  metrics  " + running.adminUrl() + "/metrics");
            if (running.loopbackOnly()) {
                out.println("  Only this machine can reach them: with instances on other machines, set api.host to an"
                        + " address that they, and Prometheus, can reach.");
            }
            out.flush();
            return life.await(running.runner());
        }
    }

    private List<String> connection() {
        List<String> assignments = new ArrayList<>();
        if (bootstrap != null) {
            assignments.add("kafka.bootstrap.servers=" + bootstrap);
        }
        if (registry != null) {
            assignments.add("registry.url=" + registry);
        }
        return assignments;
    }
}
