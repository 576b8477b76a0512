package io.cxpulse.config;

import static java.util.stream.Collectors.toMap;

import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Population;
import io.cxpulse.metric.WindowDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code metrics} of a catalogue. */
final class MetricReader {

    private static final int MAX_METRICS = 256;

    private static final List<String> REQUIRED =
            List.of("id", "version", "description", "kind", "unit", "from", "where", "anchor");

    private static final List<String> OPTIONAL = List.of("groupings", "latest_per", "source");

    private static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final Pattern SENTENCE = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,500}");

    private final EventVocabulary vocabulary;
    private final List<GroupingSet> defaultGroupings;
    private final Map<String, WindowDefinition> calendarWindows;
    private final Set<String> refusedWindows;

    /** @param labels of all windows, also those that were refused: nothing more is said about these */
    MetricReader(
            EventVocabulary vocabulary,
            List<GroupingSet> defaultGroupings,
            List<WindowDefinition> windows,
            Set<String> labels) {
        this.vocabulary = vocabulary;
        this.defaultGroupings = defaultGroupings;
        this.refusedWindows = new HashSet<>(labels);
        windows.forEach(window -> refusedWindows.remove(window.label()));
        this.calendarWindows = windows.stream()
                .filter(WindowDefinition.CalendarDay.class::isInstance)
                .collect(toMap(WindowDefinition::label, window -> window, (first, second) -> first, TreeMap::new));
    }

    Optional<List<MetricDefinition>> metrics(Place place) {
        List<Place> items = place.items("accepted is a list of metrics");
        if (items.isEmpty() || items.size() > MAX_METRICS) {
            place.refuse("1 to " + MAX_METRICS + " metrics are required");
        }
        List<MetricDefinition> metrics = new ArrayList<>();
        Map<MetricRef, Place> seen = new HashMap<>();
        for (Place item : items) {
            metric(item, seen).ifPresent(metrics::add);
        }
        return Optional.of(metrics);
    }

    private Optional<MetricDefinition> metric(Place item, Map<MetricRef, Place> seen) {
        Fields fields = item.fields(REQUIRED, OPTIONAL);
        Optional<MetricRef> ref = ref(fields);
        ref.ifPresent(known -> refuseTwin(known, item, seen));
        Optional<String> description = fields.read("description", MetricReader::sentence);
        Optional<MetricKind> kind = kind(fields);
        Optional<Population> population = population(fields);
        kind.ifPresent(known -> population.ifPresent(those -> PopulationReader.check(known, those, fields)));
        List<GroupingSet> groupings = groupings(fields);
        Optional<WindowDefinition> latestPer = fields.read("latest_per", place -> latestPer(place, population));
        fields.read("source", MetricReader::sentence);
        return ref.flatMap(r -> description.flatMap(
                d -> kind.flatMap(k -> population.map(p -> new MetricDefinition(r, d, k, p, groupings, latestPer)))));
    }

    private Optional<WindowDefinition> latestPer(Place place, Optional<Population> population) {
        if (population.filter(those -> those.source() != EventSource.SURVEYS).isPresent()) {
            place.refuse("accepted for metrics from surveys only");
            return Optional.empty();
        }
        if (place.isText(refusedWindows)) {
            return Optional.empty();
        }
        if (calendarWindows.isEmpty()) {
            place.refuse("needs a calendar window among the windows of this file");
            return Optional.empty();
        }
        return place.symbol(calendarWindows.keySet()).map(calendarWindows::get);
    }

    private static Optional<MetricRef> ref(Fields fields) {
        Optional<String> id = fields.read(
                "id", place -> place.text(ID, "accepted is snake case, 1 to 64 characters, e.g. csat_mean"));
        Optional<Integer> version = fields.read("version", MetricReader::version);
        return id.flatMap(i -> version.map(v -> new MetricRef(i, v)));
    }

    static Optional<Integer> version(Place place) {
        return place.read(
                "accepted is a whole number from 1",
                node -> node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1
                        ? Optional.of(node.intValue())
                        : Optional.empty());
    }

    private static void refuseTwin(MetricRef ref, Place item, Map<MetricRef, Place> seen) {
        Place first = seen.putIfAbsent(ref, item);
        if (first != null) {
            item.refuse(ref + " stands at " + first.path() + " already; each id@version may stand once");
        }
    }

    private static Optional<MetricKind> kind(Fields fields) {
        Optional<MetricKind> kind = fields.read("kind", MetricReader::kind);
        kind.ifPresent(known -> fields.read("unit", place -> place.symbol(List.of(known.unit()))));
        return kind;
    }

    private static Optional<MetricKind> kind(Place place) {
        return place.symbol(Arrays.stream(MetricKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList())
                .map(label -> MetricKind.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    private Optional<Population> population(Fields fields) {
        Optional<EventSource> source = fields.read("from", PopulationReader::source);
        source.ifPresent(
                known -> fields.read("anchor", place -> place.symbol(List.of(PopulationReader.anchor(known)))));
        return source.flatMap(
                known -> fields.read("where", new PopulationReader(known, vocabulary.of(known))::population));
    }

    private List<GroupingSet> groupings(Fields fields) {
        return fields.has("groupings")
                ? fields.read("groupings", GroupingReader::sets).orElse(List.of())
                : defaultGroupings;
    }

    static Optional<String> sentence(Place place) {
        return place.text(SENTENCE, "accepted is one line of text, 1 to 500 characters");
    }
}
