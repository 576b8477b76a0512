package io.cxpulse.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cxpulse.verify.Contracts;
import io.cxpulse.verify.LiveVerification;
import io.cxpulse.verify.Report;
import io.cxpulse.verify.ReportJson;
import io.cxpulse.verify.ReportText;
import io.cxpulse.verify.Target;
import io.cxpulse.verify.VerifyFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse verify}: recomputes everything that was published, and says where it differs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Recomputes every published window from the input topics and prints what differs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing differs", "1:something differs, or something does not answer", "2:usage"})
public final class VerifyCommand implements Callable<Integer> {

    private static final String DEFINITIONS = "topology/metrics.yaml";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Kafka; default: the running embedded one.")
    private @Nullable String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry; default: the embedded one.")
    private @Nullable String registry;

    @Option(names = "--api", paramLabel = "URL", description = "API to compare too; default: the embedded one.")
    private @Nullable String api;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the embedded instance.")
    private Path data = Path.of(System.getProperty("pulse.home", "."), "data");

    @Option(names = "--application-id", defaultValue = "cx-pulse", description = "Default: ${DEFAULT-VALUE}.")
    private String applicationId = "cx-pulse";

    @Option(names = "--metrics", paramLabel = "FILE", description = "Definitions; default: the shipped ones.")
    private @Nullable Path metrics;

    @Option(
            names = "--settled",
            description = "Everything is said to be processed and published: lagging provisional windows and waiting"
                    + " records are differences too.")
    private boolean settled;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Option(names = "--kafka", paramLabel = "KEY=VALUE", description = "Setting of the Kafka clients; repeatable.")
    private Map<String, String> kafkaSettings = Map.of();

    @Option(
            names = "--registry-setting",
            paramLabel = "KEY=VALUE",
            description = "Setting of the registry client; repeatable.")
    private Map<String, String> registrySettings = Map.of();

    @Override
    public Integer call() {
        // What the Kafka clients warn of again and again is reported once, in one line.
        QuietClients quiet = QuietClients.begin();
        try {
            Contracts contracts = contracts();
            Report report = new LiveVerification(target(), contracts).run();
            print(report);
            return report.isClean() ? 0 : 1;
        } catch (VerifyFailure e) {
            spec.commandLine().getErr().println("pulse verify: " + e.getMessage());
            return 1;
        } finally {
            quiet.close();
        }
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(report));
        } else {
            ReportText.of(report).forEach(out::println);
        }
        out.flush();
    }

    private Target target() {
        if (bootstrap != null && registry != null) {
            return target(bootstrap, registry, api);
        }
        if (bootstrap != null || registry != null) {
            throw usage("--bootstrap and --registry belong together; give both, or none for the embedded instance");
        }
        JsonNode instance = instance();
        String ownApi = instance.path("api").asText();
        return target(
                instance.path("bootstrap").asText(),
                instance.path("registry").asText(),
                api == null && !ownApi.isEmpty() ? ownApi : api);
    }

    private Target target(String kafkaAt, String registryAt, @Nullable String apiAt) {
        return new Target(kafkaAt, registryAt, applicationId, apiAt, settled, kafkaSettings, registrySettings);
    }

    private JsonNode instance() {
        Path file = data.resolve("instance.json");
        if (!Files.exists(file)) {
            throw new VerifyFailure(
                    "no embedded instance runs on " + data.toAbsolutePath().normalize()
                            + "; start one with 'pulse up', or give --bootstrap and --registry");
        }
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new VerifyFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Contracts contracts() {
        String name = metrics == null ? DEFINITIONS : metrics.toString();
        try (InputStream yaml = open()) {
            return Contracts.read(yaml);
        } catch (IOException | IllegalArgumentException e) {
            throw usage(name + " cannot be read: " + e.getMessage());
        }
    }

    private InputStream open() throws IOException {
        if (metrics != null) {
            return Files.newInputStream(metrics);
        }
        InputStream shipped = VerifyCommand.class.getClassLoader().getResourceAsStream(DEFINITIONS);
        if (shipped == null) {
            throw new IOException("not part of this build");
        }
        return shipped;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
