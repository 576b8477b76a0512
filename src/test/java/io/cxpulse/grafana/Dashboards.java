package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.testing.GeneratedFile;
import io.cxpulse.wire.EventSymbols;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dashboards that are shipped, by the name of their file. */
final class Dashboards {

    static final String FOLDER = "grafana/dashboards/";

    private Dashboards() {}

    static Map<String, JsonNode> all() {
        Results results = new Results(catalogue());
        Map<String, JsonNode> all = new LinkedHashMap<>();
        all.put("01-overview.json", new OverviewDashboard(results).build().json());
        all.put("02-segment.json", new SegmentDashboard(results).build().json());
        all.put("03-alerts.json", new AlertsDashboard().build().json());
        all.put("04-pipeline.json", new PipelineDashboard().build().json());
        return all;
    }

    /** The metrics that are shipped. */
    static MetricCatalogue catalogue() {
        return new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()))
                .load(GeneratedFile.root().resolve("topology/metrics.yaml"));
    }
}
