package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.config.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {

    private static final String DROP = """
            version: 1
            description: "Падение é 🛫"
            defaults: {budget: 1 per 4w}
            rules: [{id: nps, metric: nps, by: [touchpoint], when: below 30}]
            events: [{from: 0m, to: 20m, every: 1m, observe: {nps: 0}, segment: {touchpoint: "Büro\\u001b[2J"}}]
            expect:
            """;

    private static final String FIRES =
            "  - {at: 15m, segment: {touchpoint: \"Büro\\u001b[2J\"}, alert: inactive -> firing, reason: evidence_reached}\n";

    @TempDir
    private Path folder;

    @Test
    void shouldPlayAllShippedScenariosWhenNoneIsGiven() {
        CommandRun run = CommandRun.of("rules", "test");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .hasSize(ScenarioLoader.SHIPPED.size() + 2)
                .endsWith(ScenarioLoader.SHIPPED.size() + " scenarios, all as expected")
                .anyMatch(line -> line.startsWith("ok    topology/scenarios/real-drop.yaml  A desk at NPS -40"));
    }

    @Test
    void shouldShowWhatCameWhenOneIsNotAsExpected() throws IOException {
        Path good = file("хорошо.yaml", DROP + FIRES);
        Path bad = file(
                "плохо.yaml",
                DROP
                        + FIRES.replace("15m", "[10m, 14m]")
                        + FIRES.replace("15m", "2h").replace("inactive -> firing", "firing -> resolved"));

        CommandRun run = CommandRun.of("rules", "test", good.toString(), bad.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "ok    " + good + "  Падение é 🛫",
                        "FAIL  " + bad + "  Падение é 🛫",
                        "  nps  touchpoint:Büro?[2J",
                        "    expected  inactive -> firing, evidence_reached, at 10m to 14m",
                        "    came      inactive -> firing, evidence_reached, at 15m",
                        "    expected  firing -> resolved, evidence_reached, at 2h",
                        "    came      nothing",
                        "",
                        "2 scenarios, 1 not as expected");
    }

    @Test
    void shouldTellInstantsWhenJsonIsWanted() throws IOException {
        Path file = file("сцена.yaml", DROP.replace("expect:", "expect: []"));

        CommandRun run = CommandRun.of("rules", "test", file.toString(), "--json");

        assertThat(run.exit()).isEqualTo(1);
        JsonNode answer = new JsonMapper().readTree(run.out());
        assertThat(answer.path("asExpected").asBoolean()).isFalse();
        JsonNode scenario = answer.path("scenarios").path(0);
        assertThat(scenario.path("file").asText()).isEqualTo(file.toString());
        assertThat(scenario.path("start").asText()).isEqualTo("2026-03-02T08:00:00Z");
        JsonNode came = scenario.path("differences").path(0).path("came");
        assertThat(came).isEqualTo(scenario.path("transitions").path(0));
        assertThat(came.path("rule").asText()).isEqualTo("nps");
        assertThat(came.path("segment").path("touchpoint").asText()).isEqualTo("Büro\u001b[2J");
        assertThat(came.path("to").asText()).isEqualTo("firing");
        assertThat(came.path("reason").asText()).isEqualTo("evidence_reached");
        assertThat(came.path("at").asText()).isEqualTo("2026-03-02T08:15:00Z");
        assertThat(scenario.path("differences").path(0).has("expected")).isFalse();
    }

    @Test
    void shouldListProblemsOfAllFilesWhenSeveralAreFaulty() throws IOException {
        Path first = file("раз.yaml", DROP.replace("below 30", "below 130") + FIRES);
        Path second = file("два.yaml", DROP.replace("20m", "20") + FIRES.replace("evidence_reached", "é"));
        Path missing = folder.resolve("нет.yaml");

        CommandRun run = CommandRun.of("rules", "test", first.toString(), second.toString(), missing.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("pulse rules test: " + first + ": rules[0].when: \"below 130\": accepted is below X")
                .contains("pulse rules test: " + second + ": 2 problems\n  events[0].to: 20: accepted is")
                .contains("  expect[0].reason: \"é\": accepted are evidence_reached, hold_elapsed")
                .contains("pulse rules test: " + missing + ": file: not there: accepted is a readable YAML file");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
