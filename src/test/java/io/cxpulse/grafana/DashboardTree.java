package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where things are in the JSON of a dashboard. */
final class DashboardTree {

    private DashboardTree() {}

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    /** Rows aside. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return list(dashboard.path("panels")).stream()
                .filter(panel -> !type(panel).equals("row"))
                .toList();
    }

    static List<JsonNode> variables(JsonNode dashboard) {
        return list(dashboard.at("/templating/list"));
    }

    static List<JsonNode> annotations(JsonNode dashboard) {
        return list(dashboard.at("/annotations/list"));
    }

    static List<JsonNode> targets(JsonNode panel) {
        return list(panel.path("targets"));
    }

    static List<String> expressions(JsonNode panel) {
        return targets(panel).stream()
                .map(target -> target.path("expr").asText())
                .toList();
    }

    /** Those of panels and annotations. */
    static List<String> allExpressions(JsonNode dashboard) {
        Stream<String> ofPanels = panels(dashboard).stream().flatMap(panel -> expressions(panel).stream());
        Stream<String> ofAnnotations = annotations(dashboard).stream()
                .map(annotation -> annotation.path("expr").asText());
        return Stream.concat(ofPanels, ofAnnotations).toList();
    }

    static String type(JsonNode panel) {
        return panel.path("type").asText();
    }

    static String title(JsonNode panel) {
        return panel.path("title").asText();
    }
}
