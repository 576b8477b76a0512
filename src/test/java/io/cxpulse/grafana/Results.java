package io.cxpulse.grafana;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;

/**
 * Queries of the gauges of results. Whatever is added up are counts, over instances and segments; scores are computed from
 * the sums, never averaged. Versions of a metric are never mixed: it is the newest of the catalogue.
 */
final class Results {

    /** With fewer answers there is no score to speak of. */
    static final int FEWEST = 30;

    private final MetricCatalogue catalogue;

    Results(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The number of observations. */
    String number(String metric, Scope scope, String... by) {
        return sum(current(definition(metric).kind(), metric, "observations", "", scope), by);
    }

    /** Promoters, passives and detractors. */
    String groups(String metric, Scope scope) {
        return sum(current(MetricKind.SCORE, metric, "responses", "", scope), "group");
    }

    /** 100 times promoters minus detractors, divided by all. */
    String score(String metric, Scope scope, String... by) {
        String promoters = sum(current(MetricKind.SCORE, metric, "responses", "group=\"promoter\"", scope), by);
        String detractors = sum(current(MetricKind.SCORE, metric, "responses", "group=\"detractor\"", scope), by);
        return "100 * (\n" + promoters + "\n-\n" + detractors + "\n)\n/\n"
                + sum(current(MetricKind.SCORE, metric, "responses", "", scope), by);
    }

    /** The observations that hit. */
    String hits(String metric, Scope scope, String... by) {
        return sum(current(MetricKind.SHARE, metric, "hits", "", scope), by);
    }

    /** Hits divided by observations. */
    String share(String metric, Scope scope, String... by) {
        return hits(metric, scope, by) + "\n/\n" + number(metric, scope, by);
    }

    /** The mean of all observations, from those of the segments and their numbers. */
    String mean(String metric, Scope scope, String... by) {
        MetricKind kind = definition(metric).kind();
        String gauge = kind == MetricKind.DURATION ? "mean_seconds" : "score";
        String weighted =
                current(kind, metric, gauge, "", scope) + " * " + current(kind, metric, "observations", "", scope);
        return sum(weighted, by) + "\n/\n" + number(metric, scope, by);
    }

    /** The highest of the segments: percentiles do not add up. */
    String highest(String metric, String gauge, Scope scope, String... by) {
        return aggregate("max", current(definition(metric).kind(), metric, gauge, "", scope), by);
    }

    /** The lowest of the segments. */
    String lowest(String metric, String gauge, Scope scope, String... by) {
        return aggregate("min", current(definition(metric).kind(), metric, gauge, "", scope), by);
    }

    /** A query that has no value where too few were asked. */
    String ifEnough(String query, String metric, Scope scope, String... by) {
        return "(\n" + query + "\n)\nand\n" + number(metric, scope, by) + " >= " + FEWEST;
    }

    /** The number of observations by the state of their window. */
    String numberByState(String metric, Scope scope) {
        return number(metric, scope, "state");
    }

    private String current(MetricKind kind, String metric, String gauge, String more, Scope scope) {
        MetricDefinition definition = definition(metric);
        if (definition.kind() != kind) {
            throw new IllegalArgumentException(metric + " is of kind " + definition.kind() + ", not " + kind);
        }
        String version = "version=\"" + definition.ref().version() + "\"";
        return scope.select("cx_" + metric + "_" + gauge, more.isEmpty() ? version : version + "," + more);
    }

    private static String sum(String expression, String... by) {
        return aggregate("sum", expression, by);
    }

    private static String aggregate(String how, String expression, String... by) {
        return how + (by.length == 0 ? "" : " by (" + String.join(", ", by) + ") ") + "(" + expression + ")";
    }

    private MetricDefinition definition(String metric) {
        return catalogue
                .metric(metric)
                .orElseThrow(() -> new IllegalArgumentException("the catalogue has no metric " + metric));
    }
}
