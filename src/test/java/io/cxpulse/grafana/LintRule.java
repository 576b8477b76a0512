package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something every dashboard has to have.
 *
 * @param check says what is wrong with a dashboard, in words; nothing if all is well
 */
record LintRule(String name, Function<JsonNode, List<String>> check) {

    /** A rule about the dashboard itself. */
    static LintRule whole(String name, Predicate<JsonNode> holds) {
        return new LintRule(name, dashboard -> holds.test(dashboard) ? List.of() : List.of("the dashboard"));
    }

    /** A rule about every panel, rows aside. */
    static LintRule panel(String name, Predicate<JsonNode> holds) {
        return new LintRule(name, dashboard -> DashboardTree.panels(dashboard).stream()
                .filter(holds.negate())
                .map(DashboardTree::title)
                .toList());
    }

    /** A rule about every query of a panel. */
    static LintRule query(String name, Predicate<String> holds) {
        return panel(name, panel -> DashboardTree.expressions(panel).stream().allMatch(holds));
    }

    /** A rule about every variable. */
    static LintRule variable(String name, Predicate<JsonNode> holds) {
        return new LintRule(name, dashboard -> DashboardTree.variables(dashboard).stream()
                .filter(holds.negate())
                .map(variable -> variable.path("name").asText())
                .toList());
    }
}
