package io.cxpulse.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioLoader;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.scenario.AnswerRecords.Appended;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.EventSymbols;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped scenarios of answers, through the whole topology: the same files, and the same steps of alerts. */
class ScenarioTopologyTest {

    private static final MetricCatalogue METRICS =
            new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

    private static final ScenarioLoader LOADER = new ScenarioLoader(METRICS);

    /** Time for what was heard to reach the rules; short of what makes a source idle, which closes ticks by the clock. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** After that the sources that have never been heard of are idle, and hold nothing back. */
    private static final Duration ALMOST_IDLE = Duration.ofSeconds(25);

    @TempDir
    private Path state;

    static List<String> shouldTakeTheStepsExpectedWhenScenarioRunsThroughTopology() {
        return ScenarioLoader.SHIPPED.stream()
                .filter(name -> SurveySteps.tell(LOADER.loadShipped(name)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void shouldTakeTheStepsExpectedWhenScenarioRunsThroughTopology(String name) {
        ScenarioDefinition scenario = LOADER.loadShipped(name);

        List<Alert> alerts = play(scenario);

        assertThat(alerts).noneMatch(alert -> alert.transition().early());
        List<Transition> came =
                alerts.stream().map(ScenarioTopologyTest::transition).toList();
        assertThat(Comparison.of(scenario, came)).isEmpty();
        assertThat(came)
                .as("as the evaluator alone has it")
                .containsExactlyInAnyOrderElementsOf(EvaluatorRun.play(scenario, METRICS));
    }

    private List<Alert> play(ScenarioDefinition scenario) {
        List<Appended> records = new ArrayList<>(AnswerRecords.of(scenario));
        records.add(AnswerRecords.end(scenario, TimePolicy.surveys().outOfOrderness()));
        try (PipelineDriver driver = new PipelineDriver(METRICS, scenario.rules(), state)) {
            driver.pass(ALMOST_IDLE);
            Instant last = records.get(0).at();
            for (Appended record : records) {
                if (!record.at().equals(last)) {
                    settle(driver);
                }
                last = record.at();
                driver.survey(record.event(), record.at());
            }
            settle(driver);
            assertThat(driver.deadLetters()).isEmpty();
            return driver.alerts();
        }
    }

    private static void settle(PipelineDriver driver) {
        driver.pass(A_WHILE).pass(A_WHILE);
    }

    private static Transition transition(Alert alert) {
        return new Transition(
                alert.subject().ruleId(),
                alert.subject().segment(),
                alert.transition().from(),
                alert.transition().to(),
                alert.transition().reason(),
                alert.transition().at());
    }
}
