package io.cxpulse.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dashboard keeps every rule, and every rule notices when it is broken. */
class DashboardLintTest {

    /** A change to the overview that breaks one rule. */
    private record Fault(String rule, Consumer<ObjectNode> change) {

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("uneditable", dashboard -> dashboard.put("editable", true)),
                new Fault("stable-uid", dashboard -> dashboard.put("uid", "Übersicht")),
                new Fault("tag", dashboard -> dashboard.putArray("tags").add("宇宙")),
                new Fault("shared-crosshair", dashboard -> dashboard.put("graphTooltip", 0)),
                new Fault("schema-version", dashboard -> dashboard.put("schemaVersion", 38)),
                new Fault("browser-time", dashboard -> dashboard.put("timezone", "utc")),
                new Fault("tag-links", dashboard -> ((ArrayNode) dashboard.path("links")).remove(0)),
                new Fault("live-page-link", dashboard -> ((ArrayNode) dashboard.path("links")).remove(1)),
                new Fault("annotations", dashboard -> list(dashboard, "annotations")
                        .remove(2)),
                new Fault("template-datasource", dashboard -> list(dashboard, "templating")
                        .remove(0)),
                new Fault("unique-ids", dashboard -> panel(dashboard, "NPS").put("id", 2)),
                new Fault("no-overlap", dashboard -> place(dashboard, "NPS").put("w", 5)),
                new Fault("no-overlap", dashboard -> place(dashboard, "Folded segments")
                        .put("w", 4)),
                new Fault("data-age", dashboard -> panel(dashboard, "Data age").put("title", "Datenalter")),
                new Fault("wallboard-fits", dashboard -> place(dashboard, "Alerts that fire")
                        .put("h", 12)),
                new Fault("template-on-time-change-reload", dashboard -> variable(dashboard, 1)
                        .put("refresh", 1)),
                new Fault("template-all-value", dashboard -> variable(dashboard, 1)
                        .put("includeAll", true)),
                new Fault(
                        "panel-datasource", dashboard -> panel(dashboard, "NPS").put("datasource", "prometheus")),
                new Fault("panel-datasource", dashboard -> target(dashboard, "NPS")
                        .put("datasource", "é")),
                new Fault("panel-title-description", dashboard -> panel(dashboard, "NPS")
                        .put("description", "NPS")),
                new Fault("panel-units", dashboard -> defaults(dashboard, "NPS").put("unit", "Punkte")),
                new Fault("panel-decimals", dashboard -> defaults(dashboard, "NPS")
                        .remove("decimals")),
                new Fault(
                        "panel-no-targets", dashboard -> panel(dashboard, "NPS").putArray("targets")),
                new Fault("panel-no-value", dashboard -> defaults(dashboard, "NPS")
                        .remove("noValue")),
                new Fault("panel-no-value", dashboard -> defaults(dashboard, "Data age")
                        .putArray("mappings")),
                new Fault("panel-range", dashboard -> defaults(dashboard, "NPS").remove("min")),
                new Fault(
                        "stat-width", dashboard -> place(dashboard, "Data age").put("w", 2)),
                new Fault("segment-links", dashboard -> defaults(dashboard, "Contacts by $by ($window)")
                        .putArray("links")),
                new Fault("target-rate-interval", asks("rate(cx_events_total[5m])")),
                new Fault("target-counter-agg", asks("sum(cx_events_total)")),
                new Fault("target-no-mean-of-scores", asks("avg(cx_nps_score{by=\"total\"})")),
                new Fault("target-no-mean-of-scores", asks("sum by (window) (cx_csat_t2b_ratio{segment=\"Ü*\"})")),
                new Fault("target-alerts-once", asks("sum(cx_alerts_active)")));
    }

    @Test
    void shouldKeepEveryRuleWhenDashboardIsShipped() {
        for (Map.Entry<String, JsonNode> dashboard : Dashboards.all().entrySet()) {
            assertThat(DashboardLint.problems(dashboard.getValue()))
                    .as(dashboard.getKey())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldComplainOfOneRuleWhenItIsBroken(Fault fault) {
        ObjectNode dashboard = overview();

        fault.change().accept(dashboard);

        assertThat(DashboardLint.problems(dashboard)).isNotEmpty().allMatch(said -> said.startsWith(fault.rule + ": "));
    }

    @Test
    void shouldBreakEveryRuleWhenFaultsAreAddedUp() {
        List<String> broken = faults().map(Fault::rule).distinct().toList();

        assertThat(new TreeSet<>(broken)).isEqualTo(new TreeSet<>(DashboardLint.rules()));
    }

    @Test
    void shouldNameThePanelWhenItBreaksARule() {
        ObjectNode dashboard = overview();
        panel(dashboard, "NPS").put("title", "Zufriedenheit 🙂").put("description", "");

        assertThat(DashboardLint.problems(dashboard)).containsExactly("panel-title-description: Zufriedenheit 🙂");
    }

    private static ObjectNode overview() {
        return Dashboards.all().get("01-overview.json").deepCopy();
    }

    private static Consumer<ObjectNode> asks(String query) {
        return dashboard -> target(dashboard, "NPS").put("expr", query);
    }

    private static ArrayNode list(ObjectNode dashboard, String of) {
        return (ArrayNode) dashboard.path(of).path("list");
    }

    private static ObjectNode variable(ObjectNode dashboard, int index) {
        return (ObjectNode) list(dashboard, "templating").get(index);
    }

    private static ObjectNode panel(ObjectNode dashboard, String title) {
        return (ObjectNode) DashboardTree.panels(dashboard).stream()
                .filter(panel -> DashboardTree.title(panel).equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode place(ObjectNode dashboard, String title) {
        return (ObjectNode) panel(dashboard, title).path("gridPos");
    }

    private static ObjectNode defaults(ObjectNode dashboard, String title) {
        return (ObjectNode) panel(dashboard, title).at("/fieldConfig/defaults");
    }

    private static ObjectNode target(ObjectNode dashboard, String title) {
        return (ObjectNode) panel(dashboard, title).at("/targets/0");
    }
}
