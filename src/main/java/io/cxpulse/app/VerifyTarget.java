package io.cxpulse.app;

import io.cxpulse.config.Mode;
import io.cxpulse.config.Setting;
import io.cxpulse.config.Settings;
import io.cxpulse.verify.VerifyFailure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options that say which pipeline to verify: the one on the cluster that the settings name; if they name none, or a data
 * directory is given, the embedded instance that runs there.
 */
final class VerifyTarget {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Kafka; default: the running embedded one.")
    private @Nullable String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry; default: the embedded one.")
    private @Nullable String registry;

    @Option(names = "--api", paramLabel = "URL", description = "API to compare too; default: the embedded one.")
    private @Nullable String api;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the embedded instance. Default: data in the product's directory.")
    private @Nullable Path data;

    @Option(names = "--application-id", paramLabel = "ID", description = "Short for --set application.id=ID.")
    private @Nullable String applicationId;

    /** Which defaults the pipeline runs with: a demonstration on this machine has its own. */
    Mode mode() {
        boolean isEmbedded = bootstrap == null && registry == null;
        Path directory = data == null ? RunningInstance.defaultDirectory() : data;
        return isEmbedded && DemoState.of(directory) == DemoState.PLAYED ? Mode.DEMO : Mode.CLUSTER;
    }

    /** Settings that the options stand for. */
    List<String> assignments() {
        List<String> assignments = new ArrayList<>();
        add("kafka.bootstrap.servers", bootstrap, assignments);
        add("registry.url", registry, assignments);
        add("application.id", applicationId, assignments);
        return assignments;
    }

    /**
     * Where the pipeline is found.
     *
     * @param settings with {@link #assignments}
     * @param api base URL of its API; null if it is unknown
     */
    record Address(Settings settings, @Nullable String api) {}

    /**
     * @throws ParameterException if only one of Kafka and the registry is named
     * @throws VerifyFailure if no instance runs on the data directory
     */
    Address address(Settings settings) {
        boolean kafkaNamed = bootstrap != null
                || isNamed(Setting.KAFKA_BOOTSTRAP_SERVERS, settings.kafka().address());
        boolean registryNamed = registry != null
                || isNamed(Setting.REGISTRY_URL, settings.registry().address());
        if (data != null || !(kafkaNamed || registryNamed)) {
            return embedded(settings);
        }
        if (kafkaNamed != registryNamed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--bootstrap and --registry belong together; give both, or none for the embedded instance");
        }
        return new Address(settings, api);
    }

    private Address embedded(Settings settings) {
        if (bootstrap != null || registry != null) {
            throw new ParameterException(
                    spec.commandLine(), "--data is of an embedded instance; it excludes --bootstrap and --registry");
        }
        RunningInstance instance = instance(data == null ? RunningInstance.defaultDirectory() : data);
        return new Address(
                settings.connectedTo(instance.bootstrap(), instance.registry()), api == null ? instance.api() : api);
    }

    private static RunningInstance instance(Path directory) {
        try {
            Optional<RunningInstance> found = RunningInstance.find(directory);
            return found.orElseThrow(() -> new VerifyFailure("no instance runs on the data directory " + directory
                    + "; start one with 'pulse up', or give --bootstrap and --registry"));
        } catch (UncheckedIOException e) {
            throw new VerifyFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isNamed(Setting setting, String address) {
        return !setting.defaultOf(Mode.CLUSTER).equals(address);
    }

    private static void add(String key, @Nullable String value, List<String> assignments) {
        if (value != null) {
            assignments.add(key + "=" + value);
        }
    }
}
