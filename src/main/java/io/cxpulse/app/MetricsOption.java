package io.cxpulse.app;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventSymbols;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which a command is given other metrics. */
final class MetricsOption {

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Metric definitions; those shipped with the product if absent.")
    private @Nullable Path file;

    /** The file of definitions, unless those shipped with the product are meant. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    MetricCatalogue catalogue() {
        CatalogueLoader loader = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()));
        return file == null ? loader.loadShipped() : loader.load(file);
    }
}
