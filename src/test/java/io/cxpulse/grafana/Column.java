package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** How one column of a table, or one series of a chart, differs from the rest of its panel. */
final class Column {

    private final String name;
    private final List<ObjectNode> properties = new ArrayList<>();

    private Column(String name) {
        this.name = name;
    }

    /** @param name as the query gives it: a label, or {@code Value #A} */
    static Column named(String name) {
        return new Column(name);
    }

    Column titled(String title) {
        return with("displayName", title);
    }

    Column in(Unit unit, int decimals) {
        return with("unit", unit.grafana()).with("decimals", decimals);
    }

    Column coloured(Thresholds thresholds) {
        return with("thresholds", thresholds.json())
                .with("custom.cellOptions", Json.object("type", "color-background", "mode", "basic"));
    }

    Column wide(int pixels) {
        return with("custom.width", pixels);
    }

    Column linked(Link... links) {
        return with("links", List.of(links).stream().map(Link::json).toList());
    }

    /** What is shown where there is no value. */
    Column withoutValue(String text) {
        return with("noValue", text).with("mappings", List.of(Panel.unknown(text)));
    }

    Column with(String property, Object value) {
        properties.add(Json.object("id", property, "value", value));
        return this;
    }

    ObjectNode json() {
        return Json.object("matcher", Json.object("id", "byName", "options", name), "properties", properties);
    }
}
