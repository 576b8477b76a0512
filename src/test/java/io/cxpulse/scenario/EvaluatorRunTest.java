package io.cxpulse.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioLoader;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.wire.EventSymbols;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of stories, played to the evaluator alone. */
class EvaluatorRunTest {

    private static final MetricCatalogue METRICS =
            new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

    private static final ScenarioLoader LOADER = new ScenarioLoader(METRICS);

    private static final String RULES = """
            version: 1
            description: "История é 🛫"
            defaults: {budget: 1 per 4w}
            expect: []
            rules: [{id: nps, metric: nps, by: [touchpoint], when: below 30}]
            """;

    static List<String> shouldComeAsExpectedWhenScenarioIsShipped() {
        return ScenarioLoader.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource
    void shouldComeAsExpectedWhenScenarioIsShipped(String name) {
        ScenarioDefinition scenario = LOADER.loadShipped(name);

        assertThat(Comparison.of(scenario, EvaluatorRun.play(scenario, METRICS)))
                .isEmpty();
    }

    @Test
    void shouldCloseTicksOnlyByEventsWhenStoryGoesOn() {
        // The fifteenth tick closes with the event of its end and one minute; by the end of the story all have closed.
        String bad = "events: [{from: 0m, to: 15m, every: 1m, observe: {nps: 0}, segment: {touchpoint: Büro}},";

        assertThat(play(bad + " {id: потом, at: 15m, observe: {nps: 9}, segment: {touchpoint: Café}},"
                        + " {at: 15m, retract: потом}]"))
                .containsExactly("touchpoint:B%C3%BCro 15 INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(play(bad + " {at: 0m, times: 90, arrives: 15m, observe: {nps: 10}, segment: {touchpoint: Büro}}]"))
                .isEmpty();
        assertThat(play(bad + " {at: 16m, observe: {nps: 9}, segment: {touchpoint: Café}},"
                        + " {at: 0m, times: 90, arrives: 16m, observe: {nps: 10}, segment: {touchpoint: Büro}}]"))
                .as("what arrives together is judged together")
                .isEmpty();
    }

    @Test
    void shouldCorrectAtLastClosedTickWhenPastChanges() {
        // When the answers of the first minute are taken back, the last event known is that of 30m: 29 ticks have
        // closed.
        assertThat(play("""
                events:
                  - {id: бот, at: 0m, times: 40, observe: {nps: 0}, segment: {touchpoint: Büro}}
                  - {at: 30m, observe: {nps: 9}, segment: {touchpoint: Café}}
                  - {at: 50m, retract: бот}
                """))
                .containsExactly(
                        "touchpoint:B%C3%BCro 1 INACTIVE>FIRING EVIDENCE_REACHED",
                        "touchpoint:B%C3%BCro 29 FIRING>RETRACTED EVIDENCE_GONE");
    }

    @Test
    void shouldKeepRetractionWhenItIsAmendedLater() {
        assertThat(play("""
                events:
                  - {id: бот, at: 0m, times: 40, observe: {nps: 10}, segment: {touchpoint: Büro}}
                  - {at: 2m, retract: бот}
                  - {at: 3m, amend: бот, observe: {nps: 0}}
                """)).isEmpty();
    }

    @Test
    void shouldMoveAnswersWhenSegmentIsAmended() {
        assertThat(play("""
                events:
                  - {id: Ⅰ, at: 0m, times: 40, observe: {nps: 0}, segment: {touchpoint: Büro}}
                  - {at: 5m, amend: Ⅰ, observe: {nps: 0}, segment: {touchpoint: Вход}}
                """)).containsExactly("touchpoint:%D0%92%D1%85%D0%BE%D0%B4 1 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldTellInstantsWhenTickIsShort() {
        ScenarioDefinition scenario = LOADER.parse("сцена.yaml", """
                version: 1
                description: d
                start: 2026-11-22T10:00:00Z
                defaults: {tick: 5s, budget: 1 per 1h}
                rules: [{id: nps, metric: nps, when: below 30}]
                events: [{from: 0s, to: 2m, every: 1s, observe: {nps: 0}}]
                expect: []
                """, Path.of(""));

        assertThat(EvaluatorRun.play(scenario, METRICS)).singleElement().satisfies(step -> assertThat(step.at())
                .isEqualTo("2026-11-22T10:00:10Z"));
    }

    private static List<String> play(String events) {
        ScenarioDefinition scenario = LOADER.parse("сцена.yaml", RULES + events, Path.of(""));
        return EvaluatorRun.play(scenario, METRICS).stream()
                .map(step -> step.segment().canonical() + " "
                        + Duration.between(scenario.start(), step.at()).toMinutes() + " " + step.from() + ">"
                        + step.to() + " " + step.reason())
                .toList();
    }
}
