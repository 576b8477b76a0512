package io.cxpulse.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code incidents} of a simulation. */
final class IncidentReader {

    private static final List<String> REQUIRED = List.of("name", "description", "starts", "lasts", "where");

    private static final List<String> EFFECTS = List.of("mood", "contacts", "silent", "bot_traps");

    private static final List<String> OPTIONAL =
            List.of("mood", "contacts", "silent", "bot_traps", "strength", "marker");

    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern SENTENCE = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,500}");

    private static final double MOST_CONTACTS = 100;

    private final Map<Dimension, Set<String>> segments;

    IncidentReader(Map<Dimension, Set<String>> segments) {
        this.segments = segments;
    }

    Optional<List<IncidentDefinition>> incidents(Place place) {
        List<IncidentDefinition> incidents = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Place item : place.items("accepted is a list of incidents")) {
            incident(item).ifPresent(incident -> {
                refuseTwin(incident.name(), item, seen);
                incidents.add(incident);
            });
        }
        return Optional.of(incidents);
    }

    private Optional<IncidentDefinition> incident(Place item) {
        Fields fields = item.fields(REQUIRED, OPTIONAL);
        Optional<String> name = fields.read(
                "name", place -> place.text(NAME, "accepted is kebab case, 1 to 64 characters, e.g. bot-trap"));
        Optional<String> description = fields.read(
                "description", place -> place.text(SENTENCE, "accepted is one line of text, 1 to 500 characters"));
        Optional<Duration> starts = fields.read("starts", place -> duration(place, false));
        Optional<Duration> lasts = fields.read("lasts", place -> duration(place, true));
        Optional<Map<Dimension, Set<String>>> where = fields.read("where", this::where);
        if (item.isMapping() && EFFECTS.stream().noneMatch(fields::has)) {
            item.refuse("at least one effect is required, of " + String.join(", ", EFFECTS));
        }
        IncidentDefinition.Effects effects = effects(fields);
        double strength = number(fields, "strength", 1, Double.MIN_VALUE, 1, "above 0 to 1");
        boolean marker = flag(fields, "marker");
        return name.flatMap(n -> description.flatMap(d -> starts.flatMap(s ->
                lasts.flatMap(l -> where.map(w -> new IncidentDefinition(n, d, s, l, w, effects, strength, marker))))));
    }

    private static IncidentDefinition.Effects effects(Fields fields) {
        return new IncidentDefinition.Effects(
                number(fields, "mood", 0, -1, 0, "from -1 to 0"),
                number(fields, "contacts", 1, 1, MOST_CONTACTS, "from 1 to 100"),
                flag(fields, "silent"),
                number(fields, "bot_traps", 0, 0, 1, "from 0 to 1"));
    }

    private static void refuseTwin(String name, Place item, Map<String, Place> seen) {
        Place first = seen.putIfAbsent(name, item);
        if (first != null) {
            item.refuse(name + " stands at " + first.path() + " already; each name may stand once");
        }
    }

    private static Optional<Duration> duration(Place place, boolean aboveZero) {
        return place.readText(
                "accepted is " + DurationText.ACCEPTED + (aboveZero ? ", above zero" : ""),
                text -> DurationText.parse(text).filter(duration -> !(aboveZero && duration.isZero())));
    }

    private static double number(Fields fields, String key, double absent, double least, double most, String accepted) {
        return fields.read(
                        key,
                        place -> place.read("accepted is a number " + accepted, node -> Optional.of(node)
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::doubleValue)
                                .filter(value -> value >= least && value <= most)))
                .orElse(absent);
    }

    private static boolean flag(Fields fields, String key) {
        return fields.read(
                        key,
                        place -> place.read(
                                "accepted are true and false",
                                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty()))
                .orElse(false);
    }

    private Optional<Map<Dimension, Set<String>>> where(Place where) {
        Map<Dimension, Set<String>> conditions = new EnumMap<>(Dimension.class);
        Map<String, Place> entries = where.entries("accepted is a mapping of dimensions to lists of values");
        if (where.isMapping() && entries.isEmpty()) {
            where.refuse("at least one dimension is required");
        }
        entries.forEach((label, place) -> {
            Optional<Dimension> dimension = Dimension.ofLabel(label).filter(segments::containsKey);
            if (dimension.isEmpty()) {
                place.refuse("unknown dimension; accepted are "
                        + String.join(
                                ", ",
                                segments.keySet().stream().map(Dimension::label).toList()));
            }
            dimension.ifPresent(known -> values(place, segments.getOrDefault(known, Set.of()))
                    .ifPresent(values -> conditions.put(known, values)));
        });
        return conditions.size() == entries.size() ? Optional.of(conditions) : Optional.empty();
    }

    private static Optional<Set<String>> values(Place place, Set<String> known) {
        Optional<Set<String>> values =
                place.distinct("accepted is a list out of " + String.join(", ", known), item -> item.symbol(known));
        if (values.filter(Set::isEmpty).isPresent()) {
            place.refuse("at least one value is required");
        }
        return values.filter(some -> !some.isEmpty());
    }
}
