package io.cxpulse.config;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.metric.MetricCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the {@code events} of a scenario: what is observed, once or in series, and what is said of it later. */
final class StoryReader {

    private static final List<String> SINGLE = List.of("at", "observe");
    private static final List<String> SERIES = List.of("from", "to", "every", "observe");
    private static final List<String> OPTIONAL = List.of("times", "segment", "id", "arrives");

    /** How a place begins, which names events without an id. */
    private static final String UNNAMED = "events[";

    private static final Pattern ID = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\[]{1,64}");

    private final ObservationReader observations;
    private final Instant start;
    private final List<ScenarioEvent> events = new ArrayList<>();
    private final Map<String, List<ScenarioEvent>> named = new HashMap<>();

    StoryReader(MetricCatalogue catalogue, Instant start) {
        this.observations = new ObservationReader(catalogue);
        this.start = start;
    }

    /** In the order of arrival; what arrives together, in the order of the file. */
    Optional<List<ScenarioEvent>> events(Place place) {
        place.items("accepted is a list of events").forEach(this::event);
        if (events.size() > SeriesReader.MAX_EVENTS) {
            place.refuse("too many events; accepted are at most " + SeriesReader.MAX_EVENTS);
        }
        events.sort(Comparator.comparing(ScenarioEvent::arrives));
        return Optional.of(List.copyOf(events));
    }

    /** When the last event arrives; the start if there is none. */
    Instant end() {
        return events.stream()
                .map(ScenarioEvent::arrives)
                .max(Comparator.naturalOrder())
                .orElse(start);
    }

    private void event(Place item) {
        if (item.has("retract")) {
            retraction(item);
        } else if (item.has("amend")) {
            amendment(item);
        } else {
            observation(item);
        }
    }

    private void observation(Place item) {
        boolean series = !item.has("at") && (item.has("from") || item.has("to") || item.has("every"));
        Fields fields = item.fields(series ? SERIES : SINGLE, OPTIONAL);
        Optional<String> id = fields.read("id", this::id);
        Optional<List<Duration>> times = SeriesReader.times(fields);
        Duration last = times.map(all -> all.get(all.size() - 1)).orElse(Duration.ZERO);
        Optional<Duration> arrival = fields.read("arrives", place -> SeriesReader.offset(place, last));
        Map<Dimension, String> segment =
                fields.read("segment", SplitReader::where).orElse(Map.of());
        Optional<List<Observed>> observed = fields.read("observe", observations::observed);
        String name = id.orElse(item.path());
        times.ifPresent(all -> observed.ifPresent(values -> {
            for (Duration time : room(all)) {
                Observed value = values.get(named(name).size() % values.size());
                state(name, time, arrival.orElse(time), value, segment);
            }
        }));
    }

    /** As many as are still accepted, and one more, so that it is seen that there are too many. */
    private <T> List<T> room(List<T> more) {
        return more.subList(0, Math.min(more.size(), Math.max(0, SeriesReader.MAX_EVENTS + 1 - events.size())));
    }

    private void state(String name, Duration at, Duration arrives, Observed value, Map<Dimension, String> segment) {
        List<ScenarioEvent> before = named(name);
        ScenarioEvent event = new ScenarioEvent(
                name + "#" + (before.size() + 1),
                Operation.ASSERT,
                Optional.empty(),
                start.plus(at),
                start.plus(arrives),
                Optional.of(value),
                segment);
        before.add(event);
        events.add(event);
    }

    private List<ScenarioEvent> named(String name) {
        return named.computeIfAbsent(name, id -> new ArrayList<>());
    }

    private void amendment(Place item) {
        Fields fields = item.fields(List.of("amend", "at", "observe"), List.of("segment"));
        Optional<List<ScenarioEvent>> targets = fields.read("amend", this::targets);
        Optional<Instant> at = fields.read("at", place -> after(place, targets));
        Optional<Map<Dimension, String>> segment = fields.read("segment", SplitReader::where);
        Optional<List<Observed>> observed = fields.read("observe", place -> observations.observedOf(place, targets));
        targets.ifPresent(all -> at.ifPresent(time -> observed.ifPresent(values -> {
            Iterator<Observed> turns =
                    Stream.generate(() -> values).flatMap(List::stream).iterator();
            room(all)
                    .forEach(target -> say(
                            Operation.AMEND,
                            item,
                            target,
                            time,
                            Optional.of(turns.next()),
                            segment.orElse(target.segment())));
        })));
    }

    private void retraction(Place item) {
        Fields fields = item.fields(List.of("retract", "at"), List.of());
        Optional<List<ScenarioEvent>> targets = fields.read("retract", this::targets);
        Optional<Instant> at = fields.read("at", place -> after(place, targets));
        targets.ifPresent(all -> at.ifPresent(time -> room(all)
                .forEach(target -> say(Operation.RETRACT, item, target, time, Optional.empty(), target.segment()))));
    }

    private void say(
            Operation op,
            Place item,
            ScenarioEvent target,
            Instant time,
            Optional<Observed> observed,
            Map<Dimension, String> segment) {
        String id = item.path() + " " + target.id();
        events.add(new ScenarioEvent(id, op, Optional.of(target.id()), time, time, observed, segment));
    }

    private Optional<String> id(Place place) {
        Optional<String> id = place.text(ID, "accepted is one line of text, 1 to 64 characters, without [");
        if (id.filter(named::containsKey).isPresent()) {
            place.refuse("stands above already; each id may stand once");
            return Optional.empty();
        }
        id.ifPresent(this::named);
        return id;
    }

    private Optional<List<ScenarioEvent>> targets(Place place) {
        List<String> ids = named.keySet().stream()
                .filter(name -> !name.startsWith(UNNAMED))
                .sorted()
                .toList();
        String accepted = ids.isEmpty() ? "no event above has an id" : "accepted are " + String.join(", ", ids);
        return place.readText(accepted, text -> Optional.of(text).filter(ids::contains))
                .map(this::named);
    }

    /** Not before what is spoken of has arrived. */
    private Optional<Instant> after(Place place, Optional<List<ScenarioEvent>> targets) {
        Instant known = targets.orElse(List.of()).stream()
                .map(ScenarioEvent::arrives)
                .max(Comparator.naturalOrder())
                .orElse(start);
        return SeriesReader.offset(place, Duration.between(start, known)).map(start::plus);
    }
}
