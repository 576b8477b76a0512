package io.cxpulse.config;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what a scenario {@code expect}s of its rules. */
final class ExpectationReader {

    private static final List<String> REQUIRED = List.of("at", "alert", "reason");
    private static final List<String> OPTIONAL = List.of("rule", "segment");

    private static final List<String> PHASES = labels(AlertPhase.values(), AlertPhase::isTold);
    private static final List<String> REASONS = labels(AlertReason.values(), AlertReason::isTold);

    private final RuleBook rules;
    private final Instant start;

    /** @param rules none if they were refused: then nothing is said about segments */
    ExpectationReader(RuleBook rules, Instant start) {
        this.rules = rules;
        this.start = start;
    }

    /** The steps of one alert, and a span of time. */
    private record Step(AlertPhase from, AlertPhase to) {}

    private record Span(Duration from, Duration to) {}

    /** None is accepted too: nothing is to happen. */
    Optional<List<ExpectedTransition>> transitions(Place place) {
        List<ExpectedTransition> expected = new ArrayList<>();
        place.items("accepted is a list of steps of alerts; [] if there are none")
                .forEach(item -> transition(item).ifPresent(expected::add));
        return Optional.of(expected);
    }

    private Optional<ExpectedTransition> transition(Place item) {
        Fields fields = item.fields(REQUIRED, OPTIONAL);
        Optional<Rule> rule = rule(item, fields);
        Map<Dimension, String> values =
                fields.read("segment", SplitReader::where).orElse(Map.of());
        Segment segment = new Segment(values);
        rule.filter(known -> !known.watches(segment))
                .ifPresent(known ->
                        fields.read("segment", Optional::of).orElse(item).refuse(watched(known)));
        Optional<Step> step = fields.read("alert", ExpectationReader::step);
        Optional<AlertReason> reason = fields.read("reason", place -> place.symbol(REASONS))
                .map(label -> AlertReason.valueOf(label.toUpperCase(Locale.ROOT)));
        Optional<Span> span = fields.read("at", ExpectationReader::span);
        return rule.flatMap(r -> step.flatMap(s -> reason.flatMap(why -> span.map(when -> new ExpectedTransition(
                r.id(), segment, s.from, s.to, why, start.plus(when.from), start.plus(when.to))))));
    }

    /** Where there is only one rule, it need not be named. */
    private Optional<Rule> rule(Place item, Fields fields) {
        if (!fields.has("rule")) {
            if (item.isMapping() && rules.rules().size() > 1) {
                item.refuse("rule is required where there are several; " + ids());
            }
            return rules.rules().stream()
                    .findFirst()
                    .filter(one -> rules.rules().size() == 1);
        }
        return fields.read(
                "rule",
                place -> rules.rules().isEmpty()
                        ? Optional.empty()
                        : place.readText(ids(), id -> rules.rules().stream()
                                .filter(rule -> rule.id().equals(id))
                                .findFirst()));
    }

    private String ids() {
        return "accepted are " + rules.rules().stream().map(Rule::id).collect(Collectors.joining(", "));
    }

    private static String watched(Rule rule) {
        String values = rule.dimensions().stream()
                .map(dimension -> dimension.label() + ": "
                        + Optional.ofNullable(rule.where().get(dimension)).orElse("VALUE"))
                .collect(Collectors.joining(", "));
        return values.isEmpty()
                ? rule.id() + " watches the total; accepted is no segment"
                : "accepted is {" + values + "}, as " + rule.id() + " watches";
    }

    private static Optional<Step> step(Place place) {
        return place.readText(
                "accepted is PHASE -> PHASE, e.g. inactive -> firing, out of " + String.join(", ", PHASES), text -> {
                    List<String> phases = Arrays.stream(text.split("->", -1))
                            .map(String::strip)
                            .filter(PHASES::contains)
                            .toList();
                    return phases.size() == 2 && text.split("->", -1).length == 2
                            ? Optional.of(new Step(phase(phases.get(0)), phase(phases.get(1))))
                            : Optional.empty();
                });
    }

    private static AlertPhase phase(String label) {
        return AlertPhase.valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** One time, or two for a span of which both are part. */
    private static Optional<Span> span(Place place) {
        if (!place.isList()) {
            return SeriesReader.offset(place, Duration.ZERO).map(time -> new Span(time, time));
        }
        List<Place> ends = place.items("");
        if (ends.size() != 2) {
            place.refuse("accepted is one time, or [earliest, latest]");
            return Optional.empty();
        }
        return SeriesReader.offset(ends.get(0), Duration.ZERO)
                .flatMap(from -> SeriesReader.offset(ends.get(1), from).map(to -> new Span(from, to)));
    }

    /** Only what is told outside can be expected: the topology says no more than that. */
    private static <E extends Enum<E>> List<String> labels(E[] values, Predicate<E> isTold) {
        return Arrays.stream(values)
                .filter(isTold)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
