package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard while it is put together: rows below each other, panels inside them where they are put. A row is a question,
 * its panels are the answer.
 */
final class Dashboard {

    /** What every query is sent to: the choice of the reader. */
    static final ObjectNode DATASOURCE = Json.object("type", "prometheus", "uid", "${datasource}");

    private static final int COLUMNS = 24;
    private static final int SCHEMA_VERSION = 39;

    private final String uid;
    private final String title;
    private final String description;
    private final List<ObjectNode> panels = new ArrayList<>();
    private final List<ObjectNode> variables = new ArrayList<>();
    private String from = "now-1h";
    private String refresh = "30s";
    private int rowTop;
    private int bottom;

    private Dashboard(String uid, String title, String description) {
        this.uid = uid;
        this.title = title;
        this.description = description;
        variables.add(Variable.datasource());
    }

    static Dashboard of(String uid, String title, String description) {
        return new Dashboard(uid, title, description);
    }

    String uid() {
        return uid;
    }

    Dashboard showing(String timeFrom, String everyRefresh) {
        from = timeFrom;
        refresh = everyRefresh;
        return this;
    }

    Dashboard choosing(ObjectNode variable) {
        variables.add(variable);
        return this;
    }

    /** Begins a row below everything so far. */
    Dashboard row(String question) {
        ObjectNode row = Json.object("id", panels.size() + 1, "type", "row", "title", question, "collapsed", false);
        row.set("gridPos", position(0, bottom, COLUMNS, 1));
        row.set("panels", Json.array(List.of()));
        panels.add(row);
        bottom++;
        rowTop = bottom;
        return this;
    }

    /** Puts a panel at the top of the row. */
    Dashboard put(int x, int width, int height, Panel panel) {
        return put(x, 0, width, height, panel);
    }

    /** @param down distance from the top of the row */
    Dashboard put(int x, int down, int width, int height, Panel panel) {
        panels.add(panel.json(panels.size() + 1, position(x, rowTop + down, width, height)));
        bottom = Math.max(bottom, rowTop + down + height);
        return this;
    }

    private static ObjectNode position(int x, int y, int width, int height) {
        return Json.object("h", height, "w", width, "x", x, "y", y);
    }

    ObjectNode json() {
        ObjectNode dashboard = Json.object("uid", uid, "title", title, "description", description);
        dashboard.set("tags", Json.array(List.of("cx")));
        dashboard.put("editable", false).put("graphTooltip", 1).put("schemaVersion", SCHEMA_VERSION);
        dashboard.put("version", 1).put("timezone", "browser").put("refresh", refresh);
        dashboard.set("time", Json.object("from", from, "to", "now"));
        dashboard.set("links", Json.array(List.of(siblings(), livePage())));
        dashboard.set("annotations", Json.object("list", annotations()));
        dashboard.set("templating", Json.object("list", variables()));
        dashboard.set("panels", Json.array(panels));
        return dashboard;
    }

    private List<ObjectNode> variables() {
        List<ObjectNode> all = new ArrayList<>(variables);
        all.add(Variable.livePage());
        return all;
    }

    private static List<ObjectNode> annotations() {
        return List.of(Annotation.CX_ALERTS.json(), Annotation.PIPELINE_ALERTS.json(), Annotation.RESTARTS.json());
    }

    private static ObjectNode siblings() {
        ObjectNode link = Json.object("type", "dashboards", "title", "CX Pulse", "tags", List.of("cx"));
        link.put("asDropdown", true).put("includeVars", true).put("keepTime", true);
        return link.put("targetBlank", false).put("icon", "external link").put("url", "");
    }

    private static ObjectNode livePage() {
        ObjectNode link = Json.object("type", "link", "title", "Live page", "url", "${live_page}/", "tags", List.of());
        link.put("asDropdown", false).put("includeVars", false).put("keepTime", false);
        return link.put("targetBlank", true).put("icon", "bolt");
    }
}
