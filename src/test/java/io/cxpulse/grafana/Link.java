package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a click on a value leads.
 *
 * @param url may hold variables of Grafana
 */
record Link(String title, String url, boolean elsewhere) {

    static final Link ALERTS = dashboard("Alerts", "cx-alerts", "");
    static final Link PIPELINE = dashboard("Pipeline health", "cx-pipeline", "");

    /** Of a series with the labels {@code by} and {@code segment}. */
    static final Link SEGMENT_OF_SERIES = segment("__field.labels.by", "__field.labels.segment");

    /** Of a series with the labels {@code by} and {@code segment}. */
    static final Link LIVE_PAGE_OF_SERIES = livePage("__field.labels.by", "__field.labels.segment");

    /** Of a row of a table with the columns {@code by} and {@code segment}. */
    static final Link SEGMENT_OF_ROW = segment("__data.fields.by", "__data.fields.segment");

    /** Of a row of a table with the columns {@code by} and {@code segment}. */
    static final Link LIVE_PAGE_OF_ROW = livePage("__data.fields.by", "__data.fields.segment");

    /** Of a row of a table of the chosen split with the column {@code segment}. */
    static final Link SEGMENT_OF_SPLIT = segment("by", "__data.fields.segment");

    /** Of a row of a table of the chosen split with the column {@code segment}. */
    static final Link LIVE_PAGE_OF_SPLIT = livePage("by", "__data.fields.segment");

    /** Of the total. */
    static final Link LIVE_PAGE = new Link("Live page", "${live_page}/", true);

    private static Link dashboard(String title, String uid, String variables) {
        return new Link(title, "/d/" + uid + "?${datasource:queryparam}&${__url_time_range}" + variables, false);
    }

    /** Names of the variables that hold dimension and value. */
    private static Link segment(String by, String segment) {
        return dashboard("Segment", "cx-segment", "&var-by=" + encoded(by) + "&var-segment=" + encoded(segment));
    }

    private static Link livePage(String by, String segment) {
        return new Link("Live page", "${live_page}/?segment=" + encoded(by) + ":" + encoded(segment), true);
    }

    private static String encoded(String variable) {
        return "${" + variable + ":percentencode}";
    }

    ObjectNode json() {
        return Json.object("title", title, "url", url, "targetBlank", elsewhere);
    }
}
