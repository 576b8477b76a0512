package io.cxpulse.app;

import io.cxpulse.config.Mode;
import io.cxpulse.config.Settings;
import io.cxpulse.config.SettingsLoader;
import io.cxpulse.metric.MetricCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options by which a command is given settings and definitions. */
final class SettingsOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides one setting, e.g. idle.timeout=1m or kafka.security.protocol=SASL_SSL.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with settings.")
    private @Nullable Path file;

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    /** The settings, with {@code more} assignments that are stronger than those of the command line. */
    Settings settings(Mode mode, List<String> more) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(more);
        return new SettingsLoader(mode).load(all, System.getenv(), file);
    }

    /** The file of definitions, unless those shipped with the product are meant. */
    Optional<Path> metrics() {
        return metrics.file();
    }

    /** Metrics and rules, see {@link RulesOption#with}. */
    Definitions definitions(RulesOption rules, String shipped) {
        return rules.with(metrics, shipped);
    }

    MetricCatalogue catalogue() {
        return metrics.catalogue();
    }
}
