package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is marked on the time axis of every chart.
 *
 * @param text of the mark, with labels in double braces
 */
record Annotation(String name, Colour colour, String expression, String text) {

    static final Annotation CX_ALERTS = new Annotation(
            "CX alerts that page",
            Colour.ACT,
            "max by (rule, by, segment) (cx_alerts_active{state=\"firing\",severity=\"page\"}) > 0",
            "{{rule}}: {{by}} {{segment}}");

    static final Annotation PIPELINE_ALERTS = new Annotation(
            "Pipeline alerts that page",
            Colour.WARN,
            "max by (alertname) (ALERTS{alertstate=\"firing\",severity=\"page\"})",
            "{{alertname}}");

    static final Annotation RESTARTS = new Annotation(
            "Restarts",
            Colour.NEUTRAL,
            "changes(process_start_time_seconds{job=\"cx-pulse\"}[2m]) > 0",
            "{{instance}} has started");

    ObjectNode json() {
        ObjectNode annotation = Json.object("name", name, "datasource", Dashboard.DATASOURCE, "enable", true);
        annotation.put("hide", false).put("iconColor", colour.grafana()).put("expr", expression);
        return annotation.put("step", "1m").put("titleFormat", name).put("textFormat", text);
    }
}
