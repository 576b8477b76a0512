package io.cxpulse.app;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.Settings;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse verify}: recomputes everything that was published, and says where it differs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes every published window from the input topics and prints what differs.",
            "Give it the settings of the pipeline: what it counts depends on them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing differs", "1:something differs, or something does not answer", "2:usage"})
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VerifyTarget target = new VerifyTarget();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--settled",
            description = "Everything is said to be processed and published: windows that lag, and records that wait,"
                    + " are differences too.")
    private boolean settled;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Override
    public Integer call() {
        // What the Kafka clients warn of again and again is reported once, in one line.
        QuietClients quiet = QuietClients.begin();
        try {
            Report report = verify();
            print(report);
            return report.isClean() ? 0 : 1;
        } catch (VerifyFailure e) {
            spec.commandLine().getErr().println("pulse verify: " + e.getMessage());
            return 1;
        } finally {
            quiet.close();
        }
    }

    private Report verify() {
        Settings settings = options.settings(target.mode(), target.assignments());
        Contracts contracts = contracts();
        VerifyTarget.Address address = target.address(settings);
        return new LiveVerification(target(address), contracts, VerifyPolicy.of(settings)).run();
    }

    private Target target(VerifyTarget.Address address) {
        Settings settings = address.settings();
        return new Target(
                settings.kafka().address(),
                settings.registry().address(),
                settings.applicationId(),
                address.api(),
                settled,
                settings.kafka().properties(),
                settings.registry().properties());
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

    private Contracts contracts() {
        String name = options.metrics().map(Path::toString).orElse(CatalogueLoader.SHIPPED);
        try (InputStream yaml = open()) {
            return Contracts.read(yaml);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), name + " cannot be read: " + e.getMessage());
        }
    }

    private InputStream open() throws IOException {
        if (options.metrics().isPresent()) {
            return Files.newInputStream(options.metrics().get());
        }
        InputStream shipped = VerifyCommand.class.getClassLoader().getResourceAsStream(CatalogueLoader.SHIPPED);
        if (shipped == null) {
            throw new IOException("not part of this build");
        }
        return shipped;
    }
}
