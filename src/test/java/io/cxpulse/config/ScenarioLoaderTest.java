package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.config.Observed.Answer;
import io.cxpulse.config.Observed.Fact;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLoaderTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final String RULES = "rules: [{id: a, metric: nps, by: [channel], when: below 30}]";

    private final ScenarioLoader loader = new ScenarioLoader(WatchableMetrics.CATALOGUE);

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTurnsWhenSeveralValuesAreObserved() {
        ScenarioDefinition scenario = parse("[{from: 1m, to: 3m, every: 30s, times: 2, observe: {nps: [9, 10, 3]}}]");

        assertThat(scenario.events()).hasSize(8).allMatch(event -> event.op() == Operation.ASSERT);
        assertThat(scenario.events().stream()
                        .map(event -> Duration.between(START, event.at()).toSeconds()))
                .containsExactly(60L, 60L, 90L, 90L, 120L, 120L, 150L, 150L);
        assertThat(scores(scenario)).containsExactly(9.0, 10.0, 3.0, 9.0, 10.0, 3.0, 9.0, 10.0);
        assertThat(scenario.events().stream().map(ScenarioEvent::id)).doesNotHaveDuplicates();
        assertThat(scenario.end()).isEqualTo(START.plusSeconds(150));
        assertThat(scenario.lastTick()).isEqualTo(START.plusSeconds(180));
    }

    @Test
    void shouldOrderByArrivalWhenSomeAreLate() {
        ScenarioDefinition scenario = parse("[{at: 1m, arrives: 40m, observe: {nps: 1}}, {at: 40m, observe: {nps: 2}},"
                + " {at: 5m, observe: {nps: 3}}]");

        assertThat(scores(scenario)).containsExactly(3.0, 1.0, 2.0);
        assertThat(scenario.lastTick()).isEqualTo(START.plusSeconds(41 * 60));
    }

    @Test
    void shouldReadEveryKindOfValueWhenMetricsDiffer() {
        ScenarioDefinition scenario = parse("[{at: 1m, observe: {csat: [true, 2.5]}}, {at: 1m, observe: {csat@1: 4}},"
                + " {at: 2m, observe: {wait: 90s}}]");

        assertThat(scenario.events().stream().map(event -> event.observed().orElseThrow()))
                .containsExactly(
                        new Answer(WatchableMetrics.CATALOGUE.metric("csat").orElseThrow(), new Score(5, 1, 5, true)),
                        new Answer(WatchableMetrics.CATALOGUE.metrics().get(2), new Score(4, 1, 5, true)),
                        new Fact(
                                WatchableMetrics.CATALOGUE.metric("wait").orElseThrow(),
                                DurationTally.of(Duration.ofSeconds(90))));
    }

    @Test
    void shouldSpeakOfEveryEventWhenSeriesIsAmendedAndRetracted() {
        ScenarioDefinition scenario = parse("[{id: бот, from: 0m, to: 3m, every: 1m, observe: {nps: 0},"
                + " segment: {channel: чат}}, {at: 5m, amend: бот, observe: {nps: [9, 7]}},"
                + " {at: 6m, retract: бот}]");

        assertThat(scenario.events()).hasSize(9);
        List<ScenarioEvent> amendments = scenario.events().subList(3, 6);
        assertThat(amendments).allSatisfy(event -> {
            assertThat(event.op()).isEqualTo(Operation.AMEND);
            assertThat(event.at()).isEqualTo(START.plusSeconds(300));
            assertThat(event.segment()).isEqualTo(Map.of(Dimension.CHANNEL, "чат"));
        });
        assertThat(amendments.stream().map(event -> event.target().orElseThrow()))
                .containsExactly("бот#1", "бот#2", "бот#3");
        assertThat(scores(scenario)).containsExactly(0.0, 0.0, 0.0, 9.0, 7.0, 9.0);
        assertThat(scenario.events().subList(6, 9))
                .allMatch(event ->
                        event.op() == Operation.RETRACT && event.observed().isEmpty());
    }

    @Test
    void shouldReadExpectationWhenTimeIsSpan() {
        ScenarioDefinition scenario = loader.parse("сцена.yaml", """
                version: 1
                description: "История é 🛫"
                start: 2026-11-22T10:00:00Z
                until: 2h
                exhaustive: false
                rules: [{id: a, metric: nps, by: [channel], when: below 30}]
                events: []
                expect:
                  - {at: [5m, 90m], segment: {channel: Café}, alert: firing -> retracted, reason: evidence_gone}
                """, folder);

        Instant start = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(scenario.expected())
                .containsExactly(new ExpectedTransition(
                        "a",
                        new Segment(Map.of(Dimension.CHANNEL, "Café")),
                        AlertPhase.FIRING,
                        AlertPhase.RETRACTED,
                        AlertReason.EVIDENCE_GONE,
                        start.plusSeconds(300),
                        start.plusSeconds(5400)));
        assertThat(scenario.exhaustive()).isFalse();
        assertThat(scenario.description()).isEqualTo("История é 🛫");
        assertThat(scenario.end()).isEqualTo(start.plusSeconds(7200)).isEqualTo(scenario.lastTick());
    }

    @Test
    void shouldReadRulesBesideScenarioWhenTheyAreNamed() throws IOException {
        Files.writeString(folder.resolve("правила.yaml"), "{version: 1, " + RULES + "}");
        Path file = Files.writeString(folder.resolve("сцена.yaml"), """
                {version: 1, description: d, rules: правила.yaml, events: [], expect: []}
                """);

        assertThat(loader.load(file).rules().rules()).singleElement().satisfies(rule -> assertThat(rule.id())
                .isEqualTo("a"));
    }

    @Test
    void shouldListProblemsOfBothWhenRulesAndStoryAreFaulty() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("правила.yaml"), "{version: 1, rules: [{id: a, metric: nps, when: below 130}]}");
        Path file = Files.writeString(folder.resolve("сцена.yaml"), """
                {version: 1, description: d, rules: правила.yaml, events: [{at: 5, observe: {nps: 9}}], expect: []}
                """);

        assertThatThrownBy(() -> loader.load(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith(file + ": 2 problems")
                .hasMessageContaining("rules(" + rules + ").rules[0].when: \"below 130\": accepted is below X")
                .hasMessageContaining("events[0].at: 5: accepted is a time after the start");
    }

    @Test
    void shouldShipEveryScenarioWhenItLiesInTheFolder() throws IOException {
        Path shipped = Path.of(System.getProperty("project.root", "."), "topology/scenarios");
        try (Stream<Path> files = Files.list(shipped)) {
            assertThat(files.map(file -> "topology/scenarios/" + file.getFileName())
                            .sorted())
                    .containsExactlyElementsOf(ScenarioLoader.SHIPPED);
        }
    }

    private ScenarioDefinition parse(String events) {
        return loader.parse(
                "сцена.yaml",
                "version: 1\ndescription: d\n" + RULES + "\nevents: " + events + "\nexpect: []\n",
                folder);
    }

    private static List<Double> scores(ScenarioDefinition scenario) {
        return scenario.events().stream()
                .flatMap(event -> event.observed().stream())
                .map(observed -> ((Answer) observed).score().value())
                .toList();
    }
}
