package io.cxpulse.config;

import io.cxpulse.cases.FactType;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.Population;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which events a metric measures, and whether its kind can measure them. */
final class PopulationReader {

    /** The questions that are asked, and validated, on 0..10. */
    private static final Set<String> ZERO_TO_TEN = Set.of("NPS");

    private final EventSource source;
    private final Map<String, Set<String>> vocabulary;

    /** @param vocabulary symbols by attribute of the source's events */
    PopulationReader(EventSource source, Map<String, Set<String>> vocabulary) {
        this.source = source;
        this.vocabulary = vocabulary;
    }

    static Optional<EventSource> source(Place place) {
        return place.symbol(Arrays.stream(EventSource.values())
                        .map(EventSource::label)
                        .toList())
                .flatMap(EventSource::ofLabel);
    }

    /** The time by which events of the source are put into windows. */
    static String anchor(EventSource source) {
        return switch (source) {
            case SURVEYS -> "respondedAt";
            case INTERACTIONS -> "occurredAt";
            case CASES -> "completedAt";
        };
    }

    /** The population; empty where one of its conditions is a problem. */
    Optional<Population> population(Place where) {
        Map<String, Set<String>> conditions = new LinkedHashMap<>();
        Map<String, Place> entries = where.entries("accepted is a mapping of attributes to lists of symbols");
        entries.forEach((attribute, place) ->
                condition(attribute, place).ifPresent(symbols -> conditions.put(attribute, symbols)));
        return conditions.size() == entries.size() ? Optional.of(new Population(source, conditions)) : Optional.empty();
    }

    private Optional<Set<String>> condition(String attribute, Place place) {
        Set<String> accepted = vocabulary.get(attribute);
        if (accepted == null) {
            place.refuse("unknown attribute of " + source.label() + "; accepted are "
                    + String.join(", ", vocabulary.keySet()));
            return Optional.empty();
        }
        Optional<Set<String>> symbols = place.distinct(
                "accepted is a list out of " + String.join(", ", accepted), item -> item.symbol(accepted));
        if (symbols.filter(Set::isEmpty).isPresent()) {
            place.refuse("at least one symbol is required");
        }
        return symbols.filter(some -> !some.isEmpty());
    }

    /** Notes why a metric of this kind cannot be kept over this population. */
    static void check(MetricKind kind, Population population, Fields fields) {
        if (population.source() == EventSource.CASES) {
            checkFacts(kind, population, fields);
        } else if (kind != MetricKind.COUNT) {
            checkAnswers(kind, population, fields);
        }
    }

    /** A metric of cases says which fact it measures, one or several of a form. */
    private static void checkFacts(MetricKind kind, Population population, Fields fields) {
        Set<String> facts = population.where().getOrDefault("fact", Set.of());
        if (facts.isEmpty()) {
            refuse(fields, "where", "fact is required; a metric of cases measures facts");
        } else if (kind == MetricKind.SCORE || kind == MetricKind.MEAN) {
            refuse(fields, "kind", "accepted for cases are duration, share and count");
        } else if (kind != MetricKind.COUNT) {
            FactType.Form form = kind == MetricKind.DURATION ? FactType.Form.DURATION : FactType.Form.VERDICT;
            if (!FactType.names(form).containsAll(facts)) {
                String label = kind.name().toLowerCase(Locale.ROOT);
                refuse(fields, "where", "kind " + label + " measures " + String.join(", ", FactType.names(form)));
            }
        }
    }

    private static void checkAnswers(MetricKind kind, Population population, Fields fields) {
        if (kind == MetricKind.DURATION) {
            refuse(fields, "from", "kind duration measures facts about cases; accepted is cases");
            return;
        }
        if (population.source() != EventSource.SURVEYS) {
            refuse(fields, "from", "kinds score and mean rate answers, share also verdicts; accepted is surveys");
            return;
        }
        if (!Set.of(SurveyStep.COMPLETED).equals(population.where().get("type"))) {
            refuse(fields, "where", "only answers are rated; type must be [" + SurveyStep.COMPLETED + "]");
        }
        Set<String> questions = population.where().getOrDefault("metric", Set.of());
        if (kind == MetricKind.SCORE && (questions.isEmpty() || !ZERO_TO_TEN.containsAll(questions))) {
            refuse(
                    fields,
                    "where",
                    "kind score needs the scale 0..10; metric must be [" + String.join(", ", ZERO_TO_TEN) + "]");
        }
    }

    private static void refuse(Fields fields, String key, String accepted) {
        fields.read(key, Optional::of).ifPresent(place -> place.refuse(accepted));
    }
}
