package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.InvalidDefinition;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.metric.MetricCatalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The option by which a command is given other rules. */
final class RulesOption {

    private static final Logger LOG = LoggerFactory.getLogger(RulesOption.class);

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of alerts; those shipped with the product if absent.")
    private @Nullable Path file;

    /**
     * Metrics with the rules that were named; else with shipped ones, if the metrics have all that these watch.
     *
     * @param shipped see {@link RuleLoader#loadShipped}
     * @throws InvalidDefinition if the file that was named cannot be used
     */
    Definitions with(MetricCatalogue catalogue, String shipped) {
        return new Definitions(catalogue, rules(catalogue, shipped));
    }

    private RuleBook rules(MetricCatalogue catalogue, String shipped) {
        RuleLoader loader = new RuleLoader(catalogue);
        if (file != null) {
            return loader.load(file);
        }
        try {
            return loader.loadShipped(shipped);
        } catch (InvalidDefinition e) {
            LOG.warn(
                    "Nobody is alerted of anything: --rules names no file, and the metrics lack what {} watches",
                    shipped);
            return RuleBook.NONE;
        }
    }
}
