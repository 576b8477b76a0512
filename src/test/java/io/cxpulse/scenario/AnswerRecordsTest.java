package io.cxpulse.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioLoader;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.EventSymbols;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a story is what the pipeline counts of its records. */
class AnswerRecordsTest {

    private static final MetricCatalogue METRICS =
            new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

    private static final ScenarioLoader LOADER = new ScenarioLoader(METRICS);

    @TempDir
    private Path state;

    @Test
    void shouldCountWhatTheStoryTellsWhenItsRecordsAreAppended() {
        ScenarioDefinition scenario = LOADER.parse("сцена.yaml", """
                version: 1
                description: "История é 🛫"
                rules: []
                events:
                  - {from: 0m, to: 10m, every: 1m, times: 2, observe: {nps: [9, 3]}, segment: {touchpoint: Büro}}
                  - {id: бот, at: 2m, times: 7, observe: {nps: 0}, segment: {touchpoint: Büro}}
                  - {id: форма, at: 3m, times: 4, observe: {csat_t2b: false}, segment: {touchpoint: Büro}}
                  - {at: 1m, times: 3, observe: {ces: 4.5}, segment: {touchpoint: Büro}, arrives: 12m}
                  - {at: 20m, retract: бот}
                  - {at: 21m, amend: форма, observe: {csat_t2b: [true, 2]}}
                expect: []
                """, Path.of(""));

        try (PipelineDriver driver = new PipelineDriver(METRICS, state)) {
            AnswerRecords.of(scenario).forEach(record -> driver.survey(record.event(), record.at()));
            AnswerRecords.Appended end =
                    AnswerRecords.end(scenario, TimePolicy.surveys().outOfOrderness());
            driver.survey(end.event(), end.at()).pass(Duration.ofSeconds(1));

            assertThat(driver.deadLetters()).isEmpty();
            // Ten promoters and ten detractors are left; of four answers two are satisfied.
            assertThat(day(driver, "nps")).isEqualTo("20 0.0");
            assertThat(day(driver, "csat_t2b")).isEqualTo("4 0.5");
            assertThat(day(driver, "ces")).isEqualTo("3 4.5");
        }
    }

    @Test
    void shouldTellApartWhenScenarioIsOfCases() {
        assertThat(ScenarioLoader.SHIPPED.stream().filter(name -> !SurveySteps.tell(LOADER.loadShipped(name))))
                .containsExactly("topology/scenarios/slow-replies.yaml");
    }

    private static String day(PipelineDriver driver, String metric) {
        WindowedMetric found = driver.last().values().stream()
                .filter(one -> one.getMetric().equals(metric)
                        && one.getWindow().equals("day")
                        && one.getSegment().equals("touchpoint:B%C3%BCro"))
                .findFirst()
                .orElseThrow();
        return found.getN() + " " + found.getValue();
    }
}
