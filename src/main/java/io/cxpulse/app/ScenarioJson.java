package io.cxpulse.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.app.RulesTestCommand.Result;
import io.cxpulse.config.ExpectedTransition;
import io.cxpulse.metric.Segment;
import io.cxpulse.scenario.Comparison.Difference;
import io.cxpulse.scenario.Transition;
import java.util.List;

/** Scenarios, the steps of their alerts and where these differ, for programs: instants, and phases as in files. */
final class ScenarioJson {

    private ScenarioJson() {}

    static ObjectNode of(List<Result> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("asExpected", results.stream().allMatch(Result::isAsExpected));
        ArrayNode list = answer.putArray("scenarios");
        results.forEach(result -> write(result, list.addObject()));
        return answer;
    }

    private static void write(Result result, ObjectNode node) {
        node.put("file", result.origin());
        node.put("description", result.scenario().description());
        node.put("start", result.scenario().start().toString());
        node.put("asExpected", result.isAsExpected());
        ArrayNode came = node.putArray("transitions");
        result.came().forEach(step -> write(step, came.addObject()));
        ArrayNode differences = node.putArray("differences");
        result.differences().forEach(difference -> write(difference, differences.addObject()));
    }

    private static void write(Difference difference, ObjectNode node) {
        difference.expected().ifPresent(step -> write(step, node.putObject("expected")));
        difference.came().ifPresent(step -> write(step, node.putObject("came")));
    }

    private static void write(Transition step, ObjectNode node) {
        identity(step.ruleId(), step.segment(), node);
        node.put("from", ScenarioText.label(step.from()));
        node.put("to", ScenarioText.label(step.to()));
        node.put("reason", ScenarioText.label(step.reason()));
        node.put("at", step.at().toString());
    }

    private static void write(ExpectedTransition step, ObjectNode node) {
        identity(step.ruleId(), step.segment(), node);
        node.put("from", ScenarioText.label(step.from()));
        node.put("to", ScenarioText.label(step.to()));
        node.put("reason", ScenarioText.label(step.reason()));
        node.put("earliest", step.earliest().toString());
        node.put("latest", step.latest().toString());
    }

    private static void identity(String ruleId, Segment segment, ObjectNode node) {
        node.put("rule", ruleId);
        ObjectNode labels = node.putObject("segment");
        segment.labels().forEach(labels::put);
    }
}
