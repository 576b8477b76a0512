package io.cxpulse.app;

import io.cxpulse.config.Mode;
import io.cxpulse.config.Settings;
import io.cxpulse.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pulse topics}: creates missing topics and reports those with other settings. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Creates the topics that are missing; reports, but never changes, those that differ.")
final class TopicsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT,...", description = "Brokers of the cluster.")
    private @Nullable String bootstrap;

    @Override
    public Integer call() throws InterruptedException {
        List<String> connection = new ArrayList<>();
        if (bootstrap != null) {
            connection.add("kafka.bootstrap.servers=" + bootstrap);
        }
        Settings settings = options.settings(Mode.CLUSTER, connection);
        try (ClusterConnection cluster = ClusterConnection.open(settings)) {
            TopicAdmin.Found found = cluster.ensureTopics();
            var out = spec.commandLine().getOut();
            for (Topics topic : Topics.values()) {
                out.println(topic.topic() + "  " + found.partitions().get(topic) + " partitions");
            }
            found.differences().forEach(out::println);
            return found.differences().isEmpty() ? 0 : 1;
        }
    }
}
