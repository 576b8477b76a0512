package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;

/** What each panel shows, as a table of Markdown. */
final class PanelTable {

    private PanelTable() {}

    static String render() {
        StringBuilder table =
                new StringBuilder("| dashboard | question | panel | what it shows |\n|---|---|---|---|\n");
        for (JsonNode dashboard : Dashboards.all().values()) {
            String row = "";
            for (JsonNode panel : dashboard.path("panels")) {
                if (DashboardTree.type(panel).equals("row")) {
                    row = DashboardTree.title(panel);
                } else {
                    table.append(line(dashboard, row, panel));
                }
            }
        }
        return table.toString();
    }

    private static String line(JsonNode dashboard, String row, JsonNode panel) {
        String what = panel.path("description").asText().lines().findFirst().orElseThrow();
        return "| " + String.join(" | ", dashboard.path("uid").asText(), row, DashboardTree.title(panel), what)
                + " |\n";
    }
}
