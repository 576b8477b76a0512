package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.WindowDefinition;
import java.util.Locale;

/** The catalogue as JSON: what can be asked for. */
final class CatalogueJson {

    private CatalogueJson() {}

    static ObjectNode write(MetricCatalogue catalogue) {
        ObjectNode json = Json.object();
        ArrayNode metrics = json.putArray("metrics");
        catalogue.metrics().forEach(metric -> write(metric, catalogue, metrics.addObject()));
        ArrayNode windows = json.putArray("windows");
        catalogue.windows().forEach(window -> write(window, windows.addObject()));
        return json;
    }

    private static void write(MetricDefinition metric, MetricCatalogue catalogue, ObjectNode json) {
        json.put("id", metric.ref().id())
                .put("version", metric.ref().version())
                .put("unit", metric.kind().unit())
                .put("kind", metric.kind().name().toLowerCase(Locale.ROOT))
                .put("description", metric.description());
        ArrayNode dimensions = json.putArray("dimensions");
        metric.groupingSets().stream()
                .flatMap(set -> set.dimensions().stream())
                .distinct()
                .sorted()
                .map(Dimension::label)
                .forEach(dimensions::add);
        ArrayNode groupings = json.putArray("groupings");
        metric.groupingSets().forEach(set -> write(set, groupings.addArray()));
        metric.latestPer().ifPresent(window -> json.put("latestPer", window.label()));
        ArrayNode windows = json.putArray("windows");
        catalogue.windows().forEach(window -> windows.add(window.label()));
    }

    private static void write(GroupingSet set, ArrayNode json) {
        set.dimensions().stream().sorted().map(Dimension::label).forEach(json::add);
    }

    private static void write(WindowDefinition window, ObjectNode json) {
        json.put("label", window.label());
        if (window instanceof WindowDefinition.Sliding sliding) {
            json.put("size", sliding.size().toString());
        } else if (window instanceof WindowDefinition.CalendarDay day) {
            json.put("calendar", "day").put("zone", day.zone().getId());
        }
    }
}
