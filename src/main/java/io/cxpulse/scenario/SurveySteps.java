package io.cxpulse.scenario;

import io.cxpulse.config.Observed;
import io.cxpulse.config.Observed.Answer;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioEvent;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Answers of a scenario as the events that a survey tool would send. */
public final class SurveySteps {

    private static final String SOURCE = "scenario";
    private static final String UNKNOWN = "UNKNOWN";

    private SurveySteps() {}

    /** Whether all that the scenario observes comes from surveys. */
    public static boolean tell(ScenarioDefinition scenario) {
        return scenario.events().stream()
                .flatMap(event -> event.observed().stream())
                .allMatch(Answer.class::isInstance);
    }

    /** @param metric what it is about, one of surveys */
    public static SurveyStep of(ScenarioEvent event, MetricDefinition metric) {
        Map<String, Set<String>> where = metric.population().where();
        return new SurveyStep(
                event.id(),
                event.op(),
                event.target().orElse(null),
                SOURCE,
                SurveyStep.COMPLETED,
                symbol(where, "metric", metric.kind() == MetricKind.SCORE ? "NPS" : "CSAT"),
                symbol(where, "kind", UNKNOWN),
                event.at(),
                null,
                event.observed().map(SurveySteps::score).orElse(null),
                null,
                null,
                event.segment());
    }

    /** @throws IllegalArgumentException if it is a fact about a case */
    private static Score score(Observed observed) {
        if (observed instanceof Answer answer) {
            return answer.score();
        }
        throw new IllegalArgumentException(observed.metric().ref() + " is not measured by surveys");
    }

    /** One that the metric accepts, and the same in every run. */
    private static String symbol(Map<String, Set<String>> where, String attribute, String otherwise) {
        Set<String> accepted = new TreeSet<>(where.getOrDefault(attribute, Set.of(otherwise)));
        return accepted.stream()
                .filter(symbol -> !symbol.equals(UNKNOWN))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
