package io.cxpulse.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules that every dashboard keeps: those of Grafana's own linter that concern us, and ours. */
final class DashboardLint {

    private static final int COLUMNS = 24;
    private static final int LEAST_SCHEMA = 39;
    private static final int NARROWEST_STAT = 3;

    /** Rows of a screen of 1080 pixels without Grafana's menus. */
    private static final int SCREEN = 27;

    private static final int ON_TIME_RANGE_CHANGE = 2;

    private static final Set<String> UNITS =
            Arrays.stream(Unit.values()).map(Unit::grafana).collect(Collectors.toSet());

    private static final Pattern RATE = Pattern.compile("\\bi?rate\\([^\\[]*\\[([^\\]]*)\\]");
    private static final Pattern COUNTER = Pattern.compile("([a-z0-9_:]+_total)\\b");
    private static final Pattern COUNTED = Pattern.compile("\\b(?:rate|irate|increase)\\(([a-z0-9_:]+_total)\\b");
    private static final Pattern MEAN_OF_SCORES =
            Pattern.compile("\\b(?:avg|avg_over_time)\\b[^{]*cx_[a-z0-9_]+_(?:score|ratio|seconds)\\b");
    private static final Pattern SUM_OF_SCORES =
            Pattern.compile("\\bsum[^*]*\\(\\s*cx_[a-z0-9_]+_(?:score|ratio|p\\d+_seconds)\\b[^*]*$");
    private static final Pattern ALERTS = Pattern.compile("cx_alerts_active");
    private static final Pattern ALERTS_ONCE = Pattern.compile("max by \\([^)]*\\) \\(cx_alerts_active");

    /** Called counters by their names, though they are none, or never seen to grow; with the reason. */
    private static final Map<String, String> NO_COUNTERS = Map.of(
            "kafka_stream_task_restore_remaining_records_total",
            "what remains to be restored: it falls",
            "cx_state_quarantined_total",
            "made when it first counts, which no increase() sees");

    private static final List<LintRule> RULES = List.of(
            LintRule.whole(
                    "uneditable", dashboard -> !dashboard.path("editable").asBoolean(true)),
            LintRule.whole(
                    "stable-uid", dashboard -> dashboard.path("uid").asText().matches("cx-[a-z]+")),
            LintRule.whole("tag", dashboard -> dashboard.path("tags").toString().equals("[\"cx\"]")),
            LintRule.whole(
                    "shared-crosshair",
                    dashboard -> dashboard.path("graphTooltip").asInt() == 1),
            LintRule.whole(
                    "schema-version",
                    dashboard -> dashboard.path("schemaVersion").asInt() >= LEAST_SCHEMA),
            LintRule.whole(
                    "browser-time",
                    dashboard -> dashboard.path("timezone").asText().equals("browser")),
            LintRule.whole("tag-links", DashboardLint::linksSiblings),
            LintRule.whole("live-page-link", DashboardLint::linksLivePage),
            LintRule.whole("annotations", DashboardLint::marksAlertsAndRestarts),
            LintRule.whole("template-datasource", DashboardLint::hasDatasource),
            LintRule.whole("unique-ids", DashboardLint::hasUniqueIds),
            LintRule.whole("no-overlap", DashboardLint::overlapsNowhere),
            LintRule.whole("data-age", DashboardLint::showsDataAge),
            LintRule.whole("wallboard-fits", DashboardLint::fitsTheWall),
            LintRule.variable("template-on-time-change-reload", DashboardLint::reloads),
            LintRule.variable("template-all-value", DashboardLint::meansAllByAll),
            LintRule.panel("panel-datasource", DashboardLint::asksChosenDatasource),
            LintRule.panel("panel-title-description", DashboardLint::isExplained),
            LintRule.panel(
                    "panel-units",
                    panel -> UNITS.contains(defaults(panel).path("unit").asText())),
            LintRule.panel(
                    "panel-decimals", panel -> defaults(panel).path("decimals").isInt()),
            LintRule.panel(
                    "panel-no-targets", panel -> !DashboardTree.targets(panel).isEmpty()),
            LintRule.panel("panel-no-value", DashboardLint::saysThatNothingIsKnown),
            LintRule.panel("panel-range", DashboardLint::hasRange),
            LintRule.panel("stat-width", DashboardLint::isWideEnough),
            LintRule.panel("segment-links", DashboardLint::leadsToSegments),
            LintRule.query("target-rate-interval", DashboardLint::usesRateInterval),
            LintRule.query("target-counter-agg", DashboardLint::usesCountersAsSuch),
            LintRule.query("target-no-mean-of-scores", DashboardLint::addsUpCountsOnly),
            LintRule.query("target-alerts-once", DashboardLint::countsAlertsOnce));

    private DashboardLint() {}

    static List<String> rules() {
        return RULES.stream().map(LintRule::name).toList();
    }

    /** What is wrong, each with the name of the rule. */
    static List<String> problems(JsonNode dashboard) {
        return RULES.stream()
                .flatMap(rule -> rule.check().apply(dashboard).stream().map(where -> rule.name() + ": " + where))
                .toList();
    }

    private static JsonNode defaults(JsonNode panel) {
        return panel.at("/fieldConfig/defaults");
    }

    private static boolean linksSiblings(JsonNode dashboard) {
        return DashboardTree.list(dashboard.path("links")).stream()
                .anyMatch(link -> link.path("type").asText().equals("dashboards")
                        && link.path("tags").toString().contains("cx")
                        && link.path("keepTime").asBoolean());
    }

    private static boolean linksLivePage(JsonNode dashboard) {
        return dashboard.path("links").toString().contains("${live_page}")
                && DashboardTree.variables(dashboard).stream()
                        .anyMatch(variable -> variable.path("name").asText().equals("live_page"));
    }

    private static boolean marksAlertsAndRestarts(JsonNode dashboard) {
        String all = dashboard.at("/annotations/list").toString();
        return all.contains("ALERTS{") && all.contains("process_start_time_seconds");
    }

    private static boolean hasDatasource(JsonNode dashboard) {
        return DashboardTree.variables(dashboard).stream()
                .anyMatch(variable -> variable.path("name").asText().equals("datasource")
                        && variable.path("label").asText().equals("Data source")
                        && variable.path("query").asText().equals("prometheus"));
    }

    private static boolean hasUniqueIds(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        return DashboardTree.list(dashboard.path("panels")).stream()
                .allMatch(panel -> ids.add(panel.path("id").asInt()));
    }

    private static boolean overlapsNowhere(JsonNode dashboard) {
        Set<String> taken = new HashSet<>();
        return DashboardTree.list(dashboard.path("panels")).stream()
                .allMatch(panel -> isPlacedAlone(panel.path("gridPos"), taken));
    }

    private static boolean isPlacedAlone(JsonNode place, Set<String> taken) {
        int right = place.path("x").asInt() + place.path("w").asInt();
        boolean free = place.path("w").asInt() > 0 && right <= COLUMNS;
        for (int x = place.path("x").asInt(); x < right; x++) {
            for (int y = place.path("y").asInt(); y < bottom(place); y++) {
                free &= taken.add(x + "," + y);
            }
        }
        return free;
    }

    private static int bottom(JsonNode place) {
        return place.path("y").asInt() + place.path("h").asInt();
    }

    private static boolean showsDataAge(JsonNode dashboard) {
        return DashboardTree.panels(dashboard).stream()
                .anyMatch(panel -> DashboardTree.title(panel).equals("Data age"));
    }

    private static boolean fitsTheWall(JsonNode dashboard) {
        return !dashboard.path("uid").asText().equals("cx-overview")
                || DashboardTree.panels(dashboard).stream().allMatch(panel -> bottom(panel.path("gridPos")) <= SCREEN);
    }

    private static boolean reloads(JsonNode variable) {
        return !variable.path("type").asText().equals("query")
                || variable.path("refresh").asInt() == ON_TIME_RANGE_CHANGE;
    }

    private static boolean meansAllByAll(JsonNode variable) {
        return variable.path("includeAll").asBoolean()
                == variable.path("allValue").asText().equals(".+");
    }

    private static boolean asksChosenDatasource(JsonNode panel) {
        return panel.path("datasource").equals(Dashboard.DATASOURCE)
                && DashboardTree.targets(panel).stream()
                        .allMatch(target -> target.path("datasource").equals(Dashboard.DATASOURCE));
    }

    private static boolean isExplained(JsonNode panel) {
        String text = panel.path("description").asText();
        return !DashboardTree.title(panel).isBlank()
                && text.matches("(?s)\\S.+\\n\\n\\*\\*Target:\\*\\* \\S.+\\n\\n\\*\\*To do:\\*\\* \\S.+");
    }

    private static boolean saysThatNothingIsKnown(JsonNode panel) {
        String text = defaults(panel).path("noValue").asText();
        JsonNode mapping = defaults(panel).at("/mappings/0/options");
        return !text.isBlank()
                && mapping.path("match").asText().equals("null+nan")
                && mapping.at("/result/text").asText().equals(text)
                && mapping.at("/result/color").asText().equals(Colour.UNKNOWN.grafana());
    }

    private static boolean hasRange(JsonNode panel) {
        return switch (DashboardTree.type(panel)) {
            case "gauge" -> defaults(panel).has("min") && defaults(panel).has("max");
            case "bargauge" -> defaults(panel).has("min");
            default -> true;
        };
    }

    private static boolean isWideEnough(JsonNode panel) {
        return !DashboardTree.type(panel).equals("stat")
                || panel.at("/gridPos/w").asInt() >= NARROWEST_STAT;
    }

    private static boolean leadsToSegments(JsonNode panel) {
        boolean showsSegments = DashboardTree.expressions(panel).stream()
                .anyMatch(query -> query.contains("by (by, segment)") || query.contains("by, segment, state) (cx_a"));
        boolean counts = DashboardTree.expressions(panel).stream().anyMatch(query -> query.startsWith("sum(max by"));
        String links = panel.path("fieldConfig").toString();
        boolean linked = links.contains("/d/cx-segment?") && links.contains("${live_page}/?segment=");
        return !showsSegments || counts || linked;
    }

    private static boolean usesRateInterval(String query) {
        return RATE.matcher(query).results().allMatch(match -> match.group(1).equals("$__rate_interval"));
    }

    private static boolean usesCountersAsSuch(String query) {
        long all = COUNTER.matcher(query)
                .results()
                .filter(match -> !NO_COUNTERS.containsKey(match.group(1)))
                .count();
        long counted = COUNTED.matcher(query).results().count();
        return all == counted;
    }

    private static boolean addsUpCountsOnly(String query) {
        return !MEAN_OF_SCORES.matcher(query).find()
                && query.replaceAll("\\{[^}]*\\}", "")
                        .lines()
                        .noneMatch(line -> SUM_OF_SCORES.matcher(line).find());
    }

    private static boolean countsAlertsOnce(String query) {
        return ALERTS.matcher(query).results().count()
                == ALERTS_ONCE.matcher(query).results().count();
    }
}
