package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCheckCommandTest {

    private static final String TWO = """
            version: 1
            defaults: {budget: 1 per 4w}
            rules:
              - {id: nps-web, metric: nps, where: {channel: "Сайт é 🛫"}, when: below 30, hold: 5m, severity: page}
              - {id: slow, metric: share(first_response_time > 30m), by: [team], when: above 0.05}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatRulesPromiseWhenTheyCanBeUsed() throws IOException {
        Path file = file(TWO);

        CommandRun run = CommandRun.of("rules", "check", file.toString(), "--rate", "50");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith(file + """
                        : 2 rules, evaluated every 1m

                        nps-web@1  page
                          nps@1 below 30, where channel:Сайт é 🛫
                          false alerts: at most 0.2500 a week and segment, if it always stays at the threshold
                          evidence needed: 40,320
                          smallest sample: 15 of the worst answers one in each tick, 16 in one tick
                          until a breach is seen:
                                 value       answers       at 50/h
                                    20         1,473         1d 6h
                                    10           379        7h 40m
                                   -10            98         2h 3m
                          expected with 24 % passives

                        slow@1  ticket
                          share(first_response_time@1 > 30m) above 0.05, by team
                        """);
    }

    @Test
    void shouldSayItIsTheSlowestCaseWhenMeanIsWatched() throws IOException {
        Path file = file("{version: 1, rules: [{id: effort, metric: ces, by: [touchpoint], when: below 3}]}");

        CommandRun run = CommandRun.of("rules", "check", file.toString());

        assertThat(run.out().lines().reduce((first, second) -> second))
                .hasValue("  expected in the slowest case, answers at the ends of the scale only");
    }

    @Test
    void shouldGiveFullPrecisionWhenJsonIsWanted() throws IOException {
        CommandRun run = CommandRun.of("rules", "check", file(TWO).toString(), "--json", "--rate", "20,200");

        JsonNode answer = new JsonMapper().readTree(run.out());
        JsonNode nps = answer.path("rules").path(0);
        assertThat(run.exit()).isZero();
        assertThat(answer.path("tickSeconds").asDouble()).isEqualTo(60);
        assertThat(nps.path("where").path("channel").asText()).isEqualTo("Сайт é 🛫");
        assertThat(nps.path("evidenceNeeded").asDouble()).isEqualTo(40_320);
        assertThat(nps.path("falseAlertsPerSegmentWeek").asDouble()).isEqualTo(0.25);
        assertThat(nps.path("smallestSample").path("onePerTick").asInt()).isEqualTo(15);
        assertThat(nps.path("breaches").findValuesAsText("value")).containsExactly("20.0", "10.0", "-10.0");
        assertThat(nps.path("breaches").path(1).path("answers").asDouble()).isCloseTo(378.4, within(0.1));
        // 378.4 answers at 20 an hour are 1,135.3 minutes; 1,136 ticks and 5 minutes of hold.
        assertThat(nps.path("breaches")
                        .path(1)
                        .path("delays")
                        .path(0)
                        .path("seconds")
                        .asDouble())
                .isEqualTo((1_136 + 5) * 60);
        assertThat(answer.path("rules").path(1).path("limitSeconds").asDouble()).isEqualTo(30 * 60);
    }

    @Test
    void shouldCheckShippedRulesAtThreeRatesWhenNothingIsGiven() {
        CommandRun run = CommandRun.of("rules", "check");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("topology/alerts.yaml: ").contains("at 5/h", "at 50/h", "at 500/h");
    }

    @Test
    void shouldListAllProblemsWhenRulesAreImpossible() throws IOException {
        Path file = file("""
                version: 1
                rules:
                  - {id: a, metric: nps, when: below 130, where: {channel: "é"}, by: [channel]}
                  - {id: b, metric: backlog, when: above 5, budget: 1 per 1h}
                  - {id: c, metric: csat_t2b, when: below 0.7, recover: {at: 0.6}}
                """);

        CommandRun run = CommandRun.of("rules", "check", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(6);
        assertThat(run.err())
                .startsWith("pulse rules check: " + file + ": 5 problems\n")
                .contains("  rules[0].when: \"below 130\": accepted is")
                .contains("  rules[0].by: [\"channel\"]: a dimension of where")
                .contains("  rules[1].metric: \"backlog\": a count has no")
                .contains("  rules[1].budget: \"1 per 1h\": accepted is")
                .contains("  rules[2].recover.at: 0.6: accepted is");
    }

    @Test
    void shouldUseOtherMetricsWhenTheyAreGiven() throws IOException {
        Path metrics = Files.writeString(folder.resolve("métriques.yaml"), """
                windows: {5m: {size: 5m}}
                groupings: [[]]
                metrics:
                  - id: zufriedenheit
                    version: 4
                    description: "Zufrieden, é 🛫"
                    kind: share
                    unit: ratio
                    from: surveys
                    where: {type: [COMPLETED], metric: [CSAT]}
                    anchor: respondedAt
                """);
        Path rules = file("{version: 1, rules: [{id: a, metric: zufriedenheit, when: below 0.5}]}");

        CommandRun run = CommandRun.of("rules", "check", rules.toString(), "--metrics", metrics.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(": 1 rule, ", "zufriedenheit@4 below 0.5, in total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "1e9", "много"})
    void shouldRefuseRateWhenItIsNone(String rate) {
        CommandRun run = CommandRun.of("rules", "check", "--rate", rate);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--rate");
    }

    @Test
    void shouldSayWhatIsAcceptedWhenCommandIsMissing() {
        CommandRun run = CommandRun.of("rules");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("a command is missing; accepted are check, test");
    }

    @Test
    void shouldFailInOneLineWhenFileIsMissing() {
        Path missing = folder.resolve("нет.yaml");

        CommandRun run = CommandRun.of("rules", "check", missing.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "pulse rules check: " + missing + ": file: not there: accepted is a readable YAML file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("правила.yaml"), text);
    }
}
