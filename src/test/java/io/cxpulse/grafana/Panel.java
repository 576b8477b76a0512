package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A panel while it is put together. Whatever kind it is of, it says in words that nothing is known, and says so in grey.
 */
final class Panel {

    private static final String NOTHING = "no data";

    private final String type;
    private final String title;
    private final ObjectNode options;
    private final ObjectNode defaults = Json.object();
    private final List<Target> targets = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<ObjectNode> transformations = new ArrayList<>();
    private final List<ObjectNode> mappings = new ArrayList<>();
    private String description = "";
    private String nothing = NOTHING;

    private Panel(String type, String title, ObjectNode options) {
        this.type = type;
        this.title = title;
        this.options = options;
        defaults.set("color", Json.object("mode", "thresholds"));
        coloured(Thresholds.NEUTRAL);
    }

    /** A big number, its background coloured. */
    static Panel stat(String title) {
        ObjectNode options =
                Json.object("colorMode", "background", "graphMode", "none", "justifyMode", "auto", "textMode", "auto");
        options.put("orientation", "auto").put("wideLayout", false).set("reduceOptions", lastValue());
        return new Panel("stat", title, options);
    }

    /** A dial. */
    static Panel gauge(String title, double least, double most) {
        ObjectNode options = Json.object("orientation", "auto", "showThresholdLabels", false);
        options.put("showThresholdMarkers", true).set("reduceOptions", lastValue());
        return new Panel("gauge", title, options).between(least, most);
    }

    /** A bar for each series, in the order of the query. */
    static Panel bars(String title) {
        ObjectNode options = Json.object("displayMode", "basic", "orientation", "horizontal", "valueMode", "color");
        options.put("showUnfilled", true).put("minVizHeight", 16).set("reduceOptions", lastValue());
        return new Panel("bargauge", title, options);
    }

    /** Lines over time. */
    static Panel lines(String title) {
        Panel panel = new Panel("timeseries", title, Json.object("legend", legend(), "tooltip", tooltip()));
        panel.defaults.set("color", Json.object("mode", "palette-classic"));
        panel.defaults.set(
                "custom", Json.object("drawStyle", "line", "lineWidth", 2, "fillOpacity", 0, "showPoints", "never"));
        return panel;
    }

    /** Bands over time that say in which state each series was. */
    static Panel timeline(String title) {
        Panel panel = new Panel("state-timeline", title, Json.object("legend", legend(), "tooltip", tooltip()));
        panel.options.put("mergeValues", true).put("showValue", "never").put("rowHeight", 0.8);
        panel.defaults.set("custom", Json.object("fillOpacity", 80, "lineWidth", 0));
        return panel;
    }

    /** Rows: one query is a column, and what they have in common are the others. */
    static Panel table(String title) {
        Panel panel = new Panel("table", title, Json.object("showHeader", true, "cellHeight", "sm"));
        panel.options.set("footer", Json.object("show", false));
        panel.defaults.set("custom", Json.object("align", "auto"));
        panel.transformations.add(Json.object("id", "merge", "options", Json.object()));
        return panel;
    }

    private static ObjectNode lastValue() {
        return Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false);
    }

    private static ObjectNode legend() {
        return Json.object("displayMode", "list", "placement", "bottom", "showLegend", true);
    }

    private static ObjectNode tooltip() {
        return Json.object("mode", "multi", "sort", "desc");
    }

    /** Grey, and a word, where there is no value. */
    static ObjectNode unknown(String text) {
        ObjectNode result = Json.object("text", text, "color", Colour.UNKNOWN.grafana(), "index", 0);
        return Json.object("type", "special", "options", Json.object("match", "null+nan", "result", result));
    }

    /**
     * The description.
     *
     * @param what it shows
     * @param target what is good
     * @param action what to do if it is not
     */
    Panel about(String what, String target, String action) {
        description = what + "\n\n**Target:** " + target + "\n\n**To do:** " + action;
        return this;
    }

    Panel in(Unit unit, int decimals) {
        defaults.put("unit", unit.grafana()).put("decimals", decimals);
        return this;
    }

    Panel between(double least, double most) {
        defaults.put("min", least).put("max", most);
        return this;
    }

    Panel notBelow(double least) {
        defaults.put("min", least);
        return this;
    }

    Panel coloured(Thresholds thresholds) {
        defaults.set("thresholds", thresholds.json());
        return this;
    }

    /** What is shown where there is no value. */
    Panel withoutValue(String text) {
        nothing = text;
        return this;
    }

    /** Words in place of single values. */
    Panel saying(Map<String, String> words) {
        ObjectNode options = Json.object();
        new TreeMap<>(words)
                .forEach((value, word) -> options.set(value, Json.object("text", word, "index", options.size() + 1)));
        mappings.add(Json.object("type", "value", "options", options));
        return this;
    }

    Panel asking(Target target) {
        targets.add(target);
        return this;
    }

    /** Its only value now. */
    Panel showing(String expression) {
        return asking(Target.now(expression, ""));
    }

    Panel with(Column column) {
        columns.add(column);
        return this;
    }

    Panel linkedTo(Link... more) {
        links.addAll(List.of(more));
        return this;
    }

    /** Several values with their names, small. */
    Panel named() {
        options.put("textMode", "value_and_name").put("colorMode", "value");
        return this;
    }

    /** Areas upon each other. */
    Panel stacked() {
        ObjectNode custom = (ObjectNode) defaults.get("custom");
        custom.put("fillOpacity", 30).set("stacking", Json.object("mode", "normal", "group", "A"));
        return this;
    }

    /** Leaves columns out. */
    Panel hiding(String... names) {
        ObjectNode hidden = Json.object();
        List.of(names).forEach(name -> hidden.put(name, true));
        transformations.add(Json.object("id", "organize", "options", Json.object("excludeByName", hidden)));
        return this;
    }

    /** Sorts rows by a column. */
    Panel sortedBy(String column, boolean descending) {
        ObjectNode sort = Json.object("sort", List.of(Json.object("field", column, "desc", descending)));
        transformations.add(Json.object("id", "sortBy", "options", sort));
        return this;
    }

    /** @param position as Grafana wants it: h, w, x, y */
    ObjectNode json(int id, ObjectNode position) {
        ObjectNode panel = Json.object("id", id, "type", type, "title", title, "description", description);
        panel.set("gridPos", position);
        panel.set("datasource", Dashboard.DATASOURCE);
        panel.set("targets", Json.array(targetsJson()));
        panel.set("fieldConfig", fieldConfig());
        panel.set("options", options);
        panel.set("transformations", Json.array(transformations));
        return panel;
    }

    private List<ObjectNode> targetsJson() {
        List<ObjectNode> all = new ArrayList<>();
        for (Target target : targets) {
            all.add(target.json(String.valueOf((char) ('A' + all.size()))));
        }
        return all;
    }

    private ObjectNode fieldConfig() {
        ObjectNode complete = defaults.deepCopy();
        complete.put("noValue", nothing);
        List<ObjectNode> words = new ArrayList<>(mappings);
        words.add(0, unknown(nothing));
        complete.set("mappings", Json.array(words));
        complete.set("links", Json.array(links.stream().map(Link::json).toList()));
        List<ObjectNode> overrides = columns.stream().map(Column::json).toList();
        return Json.object("defaults", complete, "overrides", overrides);
    }
}
