package io.cxpulse.config;

import io.cxpulse.alert.AlertText;
import io.cxpulse.alert.Rule;
import io.cxpulse.config.CriterionReader.Terms;
import io.cxpulse.config.SplitReader.Split;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.MetricCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code rules} of a file. */
final class RuleReader {

    private static final int MAX_RULES = 256;

    private static final List<String> REQUIRED = List.of("id", "metric", "when");

    private static final List<String> OPTIONAL = List.of(
            "version",
            "where",
            "by",
            "budget",
            "window",
            "hold",
            "recover",
            "no_data",
            "severity",
            "explain",
            "annotations");

    private static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\\p{Cntrl}]{1,500}");

    private final WatchedMetricReader metrics;
    private final CriterionReader criteria;
    private final Duration tick;

    /** @param tick of the file; any, if that was refused */
    RuleReader(MetricCatalogue catalogue, Duration tick, CriterionReader criteria) {
        this.metrics = new WatchedMetricReader(catalogue);
        this.tick = tick;
        this.criteria = criteria;
    }

    /** The rules; none is accepted too, for a deployment without alerts. */
    Optional<List<Rule>> rules(Place place) {
        List<Place> items = place.items("accepted is a list of rules");
        if (items.size() > MAX_RULES) {
            place.refuse("at most " + MAX_RULES + " rules are accepted");
        }
        List<Rule> rules = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Place item : items) {
            rule(item, seen).ifPresent(rules::add);
        }
        return Optional.of(rules);
    }

    private Optional<Rule> rule(Place item, Map<String, Place> seen) {
        Fields fields = item.fields(REQUIRED, OPTIONAL);
        Optional<String> id = fields.read("id", place -> id(place, seen));
        int version = fields.read("version", MetricReader::version).orElse(1);
        Optional<WatchedMetric> watched = fields.read("metric", metrics::metric);
        Optional<Split> split = SplitReader.split(item, fields, watched.map(WatchedMetric::metric));
        Terms terms = criteria.read(fields, tick, watched.map(WatchedMetric::kind));
        Set<Dimension> explain = fields.read("explain", SplitReader::dimensions).orElse(Set.of());
        Map<String, String> annotations =
                fields.read("annotations", RuleReader::annotations).orElse(Map.of());
        return id.flatMap(i -> watched.flatMap(w -> split.flatMap(s -> terms.criterion()
                .map(c -> new Rule(
                        i,
                        version,
                        w.metric().ref(),
                        w.limit(),
                        s.where(),
                        s.by(),
                        c,
                        terms.said().severity(),
                        explain,
                        annotations)))));
    }

    private static Optional<String> id(Place place, Map<String, Place> seen) {
        Optional<String> id = place.text(ID, "accepted is kebab case, 1 to 64 characters, e.g. nps-by-channel");
        id.ifPresent(known -> {
            Place first = seen.putIfAbsent(known, place);
            if (first != null) {
                place.refuse("stands at " + first.path() + " already; each id may stand once");
            }
        });
        return id;
    }

    private static Optional<Map<String, String>> annotations(Place place) {
        Fields fields = place.fields(List.of(), List.of(AlertText.SUMMARY, AlertText.RUNBOOK));
        Map<String, String> annotations = new TreeMap<>();
        fields.read(AlertText.SUMMARY, text -> placeholders(text, MetricReader.sentence(text)))
                .ifPresent(text -> annotations.put(AlertText.SUMMARY, text));
        fields.read(AlertText.RUNBOOK, link -> placeholders(link, link(link)))
                .ifPresent(link -> annotations.put(AlertText.RUNBOOK, link));
        return Optional.of(annotations);
    }

    private static Optional<String> link(Place place) {
        return place.text(LINK, "accepted is a link that begins with http:// or https://");
    }

    /** Notes each placeholder that no alert can fill. */
    private static Optional<String> placeholders(Place place, Optional<String> text) {
        text.map(AlertText::unknownPlaceholders)
                .filter(unknown -> !unknown.isEmpty())
                .ifPresent(unknown -> place.refuse("unknown placeholder " + String.join(", ", unknown)
                        + "; accepted are " + String.join(", ", AlertText.PLACEHOLDERS)));
        return text;
    }
}
