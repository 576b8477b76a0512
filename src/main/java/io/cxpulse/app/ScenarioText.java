package io.cxpulse.app;

import io.cxpulse.app.RulesTestCommand.Result;
import io.cxpulse.config.DurationText;
import io.cxpulse.config.ExpectedTransition;
import io.cxpulse.metric.Segment;
import io.cxpulse.scenario.Comparison.Difference;
import io.cxpulse.scenario.Transition;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Scenarios and where they differ, for people: times as they are written in the files. */
final class ScenarioText {

    private static final String NOTHING = "nothing";

    private ScenarioText() {}

    static void print(List<Result> results, PrintWriter out) {
        results.forEach(result -> print(result, out));
        long failed = results.stream().filter(result -> !result.isAsExpected()).count();
        out.println();
        out.println(results.size() + (results.size() == 1 ? " scenario" : " scenarios") + ", "
                + (failed == 0 ? "all as expected" : failed + " not as expected"));
    }

    private static void print(Result result, PrintWriter out) {
        out.println((result.isAsExpected() ? "ok    " : "FAIL  ") + result.origin() + "  "
                + TerminalText.printable(result.scenario().description()));
        String last = "";
        for (Difference difference : result.differences()) {
            String alert = alert(difference);
            if (!alert.equals(last)) {
                out.println("  " + alert);
            }
            last = alert;
            print(difference, result.scenario().start(), out);
        }
    }

    private static void print(Difference difference, Instant start, PrintWriter out) {
        out.println("    expected  "
                + difference.expected().map(step -> text(step, start)).orElse(NOTHING));
        out.println("    came      "
                + difference.came().map(step -> text(step, start)).orElse(NOTHING));
    }

    private static String alert(Difference difference) {
        return difference
                .expected()
                .map(step -> alert(step.ruleId(), step.segment()))
                .or(() -> difference.came().map(step -> alert(step.ruleId(), step.segment())))
                .orElse(NOTHING);
    }

    private static String alert(String ruleId, Segment segment) {
        String labels = segment.labels().entrySet().stream()
                .map(pair -> pair.getKey() + ":" + TerminalText.printable(pair.getValue()))
                .collect(Collectors.joining(", "));
        return ruleId + "  " + (labels.isEmpty() ? "total" : labels);
    }

    private static String text(ExpectedTransition step, Instant start) {
        String earliest = offset(start, step.earliest());
        String when = step.earliest().equals(step.latest())
                ? "at " + earliest
                : "at " + earliest + " to " + offset(start, step.latest());
        return step(step.from(), step.to(), step.reason()) + when;
    }

    private static String text(Transition step, Instant start) {
        return step(step.from(), step.to(), step.reason()) + "at " + offset(start, step.at());
    }

    private static String step(Enum<?> from, Enum<?> to, Enum<?> reason) {
        return label(from) + " -> " + label(to) + ", " + label(reason) + ", ";
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String offset(Instant start, Instant time) {
        return DurationText.format(Duration.between(start, time));
    }
}
