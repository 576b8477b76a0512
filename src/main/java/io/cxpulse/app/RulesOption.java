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
    Definitions with(MetricsOption metrics, String shipped) {
        MetricCatalogue catalogue = metrics.catalogue();
        RuleLoader loader = new RuleLoader(catalogue);
        if (file != null) {
            return new Definitions(catalogue, loader.load(file));
        }
        return new Definitions(
                catalogue, metrics.file().isEmpty() ? loader.loadShipped(shipped) : shippedIfTheyFit(loader, shipped));
    }

    /** Metrics of one's own may lack what is watched; that is no reason not to count them. */
    private static RuleBook shippedIfTheyFit(RuleLoader loader, String shipped) {
        try {
            return loader.loadShipped(shipped);
        } catch (InvalidDefinition e) {
            LOG.warn(
                    "Nobody is alerted of anything, and alerts of before end: --rules names no file, and the shipped rules"
                            + " do not fit these metrics. {}",
                    e.getMessage());
            return RuleBook.NONE;
        }
    }
}
