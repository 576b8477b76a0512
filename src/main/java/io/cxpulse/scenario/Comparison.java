package io.cxpulse.scenario;

import io.cxpulse.config.ExpectedTransition;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.metric.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What was expected of a scenario, against what came: of each alert step by step, whatever others do in between. */
public final class Comparison {

    private Comparison() {}

    /**
     * Where they part.
     *
     * @param expected empty if nothing, or nothing more, was expected
     * @param came empty if nothing did
     */
    public record Difference(Optional<ExpectedTransition> expected, Optional<Transition> came) {}

    private record Watched(String ruleId, Segment segment) {}

    /** The steps of one alert. */
    private record Steps(List<ExpectedTransition> expected, List<Transition> came) {

        static Steps none() {
            return new Steps(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Nothing if all came as expected. */
    public static List<Difference> of(ScenarioDefinition scenario, List<Transition> came) {
        TreeMap<Watched, Steps> alerts = new TreeMap<>(Comparator.comparing(Watched::ruleId)
                .thenComparing(watched -> watched.segment().canonical()));
        scenario.expected()
                .forEach(one -> alerts.computeIfAbsent(new Watched(one.ruleId(), one.segment()), key -> Steps.none())
                        .expected
                        .add(one));
        came.forEach(one -> alerts.computeIfAbsent(new Watched(one.ruleId(), one.segment()), key -> Steps.none())
                .came
                .add(one));
        List<Difference> differences = new ArrayList<>();
        alerts.values().forEach(steps -> differences.addAll(scenario.exhaustive() ? inStep(steps) : somewhere(steps)));
        return differences;
    }

    private static List<Difference> inStep(Steps steps) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(steps.expected.size(), steps.came.size()); i++) {
            Optional<ExpectedTransition> expected = at(steps.expected, i);
            Optional<Transition> came = at(steps.came, i);
            if (expected.isEmpty() || came.isEmpty() || !isAsExpected(expected.get(), came.get())) {
                differences.add(new Difference(expected, came));
            }
        }
        return differences;
    }

    /** In order, with anything in between. */
    private static List<Difference> somewhere(Steps steps) {
        List<Difference> differences = new ArrayList<>();
        int next = 0;
        for (ExpectedTransition expected : steps.expected) {
            int found = next;
            while (found < steps.came.size() && !isAsExpected(expected, steps.came.get(found))) {
                found++;
            }
            if (found == steps.came.size()) {
                differences.add(new Difference(Optional.of(expected), Optional.empty()));
            } else {
                next = found + 1;
            }
        }
        return differences;
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    private static boolean isAsExpected(ExpectedTransition expected, Transition came) {
        return expected.from() == came.from()
                && expected.to() == came.to()
                && expected.reason() == came.reason()
                && !came.at().isBefore(expected.earliest())
                && !came.at().isAfter(expected.latest());
    }
}
