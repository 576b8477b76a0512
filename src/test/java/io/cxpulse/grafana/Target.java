package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A query of a panel.
 *
 * @param legend with labels in double braces
 * @param instant whether only its value at the end of the time range is asked for
 * @param format {@code time_series} or {@code table}
 */
record Target(String expression, String legend, boolean instant, String format) {

    static Target now(String expression, String legend) {
        return new Target(expression, legend, true, "time_series");
    }

    static Target overTime(String expression, String legend) {
        return new Target(expression, legend, false, "time_series");
    }

    static Target rows(String expression) {
        return new Target(expression, "", true, "table");
    }

    /** @param ref the letter by which the panel knows it */
    ObjectNode json(String ref) {
        return Json.object(
                "refId",
                ref,
                "datasource",
                Dashboard.DATASOURCE,
                "expr",
                expression,
                "legendFormat",
                legend,
                "format",
                format,
                "instant",
                instant,
                "range",
                !instant);
    }
}
