package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a reader of a dashboard can choose. */
final class Variable {

    private static final String LIVE_PAGE = "http://localhost:8080";

    /** Seconds; a day may be an hour short. */
    private static final int NEARLY_A_DAY = 22 * 3_600;

    private static final int HIDDEN = 2;
    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int LABEL_VALUES = 1;
    private static final int QUERY_RESULT = 3;
    private static final int BY_NAME = 1;

    private Variable() {}

    static ObjectNode datasource() {
        ObjectNode variable = variable("datasource", "Data source", "datasource");
        variable.put("query", "prometheus").put("refresh", 1).put("regex", "").put("multi", false);
        return variable.put("includeAll", false);
    }

    /** Where people reach the live page; changed by {@code &var-live_page=} in the address. */
    static ObjectNode livePage() {
        ObjectNode here = Json.object("selected", true, "text", LIVE_PAGE, "value", LIVE_PAGE);
        ObjectNode variable = variable("live_page", "Live page", "constant");
        variable.put("query", LIVE_PAGE).put("hide", HIDDEN).put("skipUrlSync", true);
        variable.set("current", here);
        variable.set("options", Json.array(List.of(here)));
        return variable;
    }

    static ObjectNode window() {
        return labelValues("window", "Window", "cx_window_end_timestamp_seconds, window", "1h");
    }

    /**
     * The states whose numbers belong together. Of windows that slide each segment has one, final or not. Of days there is
     * today, provisional, and yesterday, final, whose numbers must not be added up: then it is today.
     */
    static ObjectNode state() {
        String end = "max(cx_window_end_timestamp_seconds{window=\"$window\",state=\"%s\"})";
        String apart = end.formatted("provisional") + " - " + end.formatted("final") + " > " + NEARLY_A_DAY;
        String query = "query_result(" + told("provisional", apart) + " or on () "
                + told("provisional|final", "max(cx_window_end_timestamp_seconds{window=\"$window\"})") + ")";
        ObjectNode variable = query("state", "State", query, QUERY_RESULT, "provisional|final");
        return variable.put("hide", HIDDEN).put("regex", "/states=\"([^\"]+)\"/");
    }

    private static String told(String states, String when) {
        return "label_replace(" + when + ", \"states\", \"" + states + "\", \"\", \"\")";
    }

    /** The dimension that splits the total. */
    static ObjectNode by() {
        ObjectNode by = labelValues("by", "Split by", "cx_nps_observations, by", "channel");
        return by.put("regex", "/^(?!total$).+/");
    }

    /** Any dimension of any metric, and the total. */
    static ObjectNode anyDimension() {
        return labelValues("by", "Split by", "{__name__=~\"cx_.+_observations\"}, by", "channel");
    }

    static ObjectNode segments() {
        ObjectNode segments =
                labelValues("segment", "Segment", "{__name__=~\"cx_.+_observations\",by=\"$by\"}, segment", "");
        segments.put("multi", true).put("includeAll", true).put("allValue", ".+");
        segments.set("current", Json.object("text", List.of("All"), "value", List.of("$__all")));
        return segments;
    }

    private static ObjectNode labelValues(String name, String label, String ofWhat, String current) {
        return query(name, label, "label_values(" + ofWhat + ")", LABEL_VALUES, current);
    }

    private static ObjectNode query(String name, String label, String query, int type, String current) {
        ObjectNode variable = variable(name, label, "query");
        variable.set("datasource", Dashboard.DATASOURCE);
        variable.put("definition", query);
        variable.set("query", Json.object("query", query, "refId", "Variable", "qryType", type));
        variable.put("refresh", ON_TIME_RANGE_CHANGE).put("regex", "").put("sort", BY_NAME);
        variable.put("multi", false).put("includeAll", false);
        variable.set("current", Json.object("text", current, "value", current));
        return variable;
    }

    private static ObjectNode variable(String name, String label, String type) {
        return Json.object("name", name, "label", label, "type", type, "hide", 0, "options", List.of());
    }
}
