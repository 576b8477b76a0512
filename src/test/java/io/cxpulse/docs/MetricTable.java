package io.cxpulse.docs;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.wire.EventSymbols;
import java.util.stream.Collectors;

/** README's table of metrics, from the definitions shipped. */
final class MetricTable {

    private MetricTable() {}

    static String render() {
        return "| metric | unit | split by | what it says |\n|---|---|---|---|\n"
                + new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()))
                        .loadShipped().metrics().stream().map(MetricTable::row).collect(Collectors.joining());
    }

    private static String row(MetricDefinition metric) {
        return "| `" + metric.ref() + "` | " + metric.kind().unit() + " | "
                + metric.groupingSets().stream().map(MetricTable::label).collect(Collectors.joining(", ")) + " | "
                + metric.description() + " |\n";
    }

    private static String label(GroupingSet set) {
        return set.dimensions().isEmpty()
                ? "total"
                : set.dimensions().stream().sorted().map(Dimension::label).collect(Collectors.joining(" × "));
    }
}
