package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SfoSurveyMappingTest {

    private static final Map<String, String> YEAR = Map.of("year", "2017");
    private static final String HEADER =
            "RESPNUM,INTDATE,BAREA,METHOD,AIRLINE,Q7ALL,Q14FIND,Q14PASSTHRU,NETPRO ,LANG\r\n";

    @TempDir
    private Path folder;

    @Test
    void shouldFillEveryFieldWhenFormIsComplete() throws Exception {
        CollectingSink sink = replay("7,5,G,3,СЕВЕР ✈ é,2,3,4,9,1").sink();

        assertThat(sink.field("eventId"))
                .containsExactly("2017:7:NETPRO", "2017:7:Q7ALL", "2017:7:Q14FIND", "2017:7:Q14PASSTHRU");
        assertThat(sink.field("metric").toString()).isEqualTo("[NPS, CSAT, CES, CES]");
        assertThat(sink.field("score")).containsExactly(9.0, 2.0, 3.0, 4.0);
        assertThat(sink.field("scaleMin")).containsExactly(0, 1, 1, 1);
        assertThat(sink.field("scaleMax")).containsExactly(10, 5, 5, 5);
        assertThat(sink.field("question")).containsExactly("NETPRO", "Q7ALL", "Q14FIND", "Q14PASSTHRU");
        for (Map.Entry<String, Object> same : Map.<String, Object>ofEntries(
                        Map.entry("anonymousId", "2017:7"),
                        Map.entry("surveyId", "sfo-airport-2017"),
                        Map.entry("source", "sfo-survey"),
                        Map.entry("occurredAt", Instant.parse("2017-05-05T12:00:00Z")),
                        Map.entry("ingestedAt", ReplayRun.NOW),
                        Map.entry("touchpoint", "G"),
                        Map.entry("channel", "3"),
                        Map.entry("product", "СЕВЕР ✈ é"),
                        Map.entry("language", "1"))
                .entrySet()) {
            assertThat(sink.field(same.getKey())).as(same.getKey()).hasSize(4).containsOnly(same.getValue());
        }
        assertThat(sink.field("type").toString()).isEqualTo("[COMPLETED, COMPLETED, COMPLETED, COMPLETED]");
        assertThat(sink.field("kind").toString()).doesNotContain("UNKNOWN").contains("RELATIONSHIP");
        assertThat(sink.field("op").toString()).isEqualTo("[ASSERT, ASSERT, ASSERT, ASSERT]");
        assertThat(sink.field("polarity").toString()).doesNotContain("UNKNOWN");
        assertThat(sink.events()).extracting(OutboundEvent::key).containsOnly("2017:7");
    }

    @ParameterizedTest(name = "Q7ALL {0}, Q14FIND {1}, Q14PASSTHRU {2}, NETPRO {3}")
    @CsvSource({
        "4, 4, 4, 11, BLANK_ANSWER",
        "4, 4, 4, '', BLANK_ANSWER",
        "4, 4, 4, '  ', BLANK_ANSWER",
        "Blank, 4, 4, 4, BLANK_ANSWER",
        "0, 4, 4, 4, BLANK_ANSWER",
        "'', 4, 4, 4, BLANK_ANSWER",
        "4, 0, 4, 4, BLANK_ANSWER",
        "4, 4, 0, 4, BLANK_ANSWER",
        "4, 4, '', 4, BLANK_ANSWER",
        "6, 4, 4, 4, NOT_APPLICABLE",
        "4, 6, 4, 4, NOT_APPLICABLE",
        "4, 4, 6, 4, NOT_APPLICABLE",
    })
    void shouldSkipAnswerWhenItIsBlankOrNotApplicable(String q7, String find, String pass, String nps, String reason)
            throws Exception {
        ReplayRun run = new ReplayRun(folder);

        ReplaySummary summary =
                run.run("sfo-survey", YEAR, csv("1,5,A,1,é," + String.join(",", q7, find, pass, nps) + ",1"));

        assertThat(summary.skipped()).containsExactly(Map.entry(reason, 1L));
        assertThat(summary.events()).containsExactly(Map.entry("survey", 3L));
        assertThat(summary.rejected()).isEmpty();
        assertThat(run.sink().field("score")).containsOnly(4.0);
    }

    @Test
    void shouldMapScoreAsItIsWhenItIsOutOfScale() throws Exception {
        CollectingSink sink = replay("1,5,A,1,é,7,-1,2.5,12,1").sink();

        assertThat(sink.field("score")).containsExactly(12.0, 7.0, -1.0, 2.5);
    }

    @Test
    void shouldLoseOnlyTheAnswerWhenItIsNoNumber() throws Exception {
        CollectingSink sink = replay("1,5,A,1,é,4,viel,4,zehn 🙂,1").sink();

        assertThat(sink.field("question")).containsExactly("Q7ALL", "Q14PASSTHRU");
        assertThat(sink.rejectedPaths()).containsExactly("NETPRO@2", "Q14FIND@2");
        assertThat(sink.rejected().get(0).detail()).isEqualTo("\"zehn 🙂\" is no number");
    }

    @ParameterizedTest
    @CsvSource({"0", "32", "''", "мая", "-5", "005"})
    void shouldRejectFormOnceWhenDayIsWrong(String day) throws Exception {
        CollectingSink sink = replay("1," + day + ",A,1,é,4,4,4,4,1").sink();

        assertThat(sink.events()).isEmpty();
        assertThat(sink.rejectedPaths()).containsExactly("INTDATE@2");
    }

    @ParameterizedTest
    @CsvSource({"5, 2017-05-05", "05, 2017-05-05", "31, 2017-05-31"})
    void shouldReadDayOfMayWhenPaddedOrNot(String day, String date) throws Exception {
        CollectingSink sink = replay("1, " + day + " ,A,1,é,4,4,4,4,1").sink();

        assertThat(sink.field("occurredAt")).containsOnly(Instant.parse(date + "T12:00:00Z"));
    }

    @Test
    void shouldRejectFormWhenItHasNoNumber() throws Exception {
        assertThat(replay(" ,5,A,1,é,4,4,4,4,1").sink().rejectedPaths()).containsExactly("RESPNUM@2");
    }

    @Test
    void shouldLeaveDimensionsOutWhenCellsAreBlank() throws Exception {
        CollectingSink sink = replay("1,5, ,,  ,4,4,4,4,").sink();

        for (String dimension : List.of("touchpoint", "channel", "product", "language")) {
            assertThat(sink.field(dimension)).as(dimension).hasSize(4).containsOnlyNulls();
        }
    }

    @Test
    void shouldNameMissingColumnWhenFileLacksIt() throws Exception {
        Path file = Files.writeString(folder.resolve("é.csv"), "RESPNUM,INTDATE,Q7ALL,Q14FIND,NETPRO\n1,5,4,4,4\n");
        ReplayRun run = new ReplayRun(folder);

        run.run("sfo-survey", YEAR, file);

        assertThat(run.sink().rejectedPaths()).containsExactly("Q14PASSTHRU@2");
        assertThat(run.sink().events()).hasSize(3);
    }

    @Test
    void shouldEqualGoldenFiguresWhenRealFileIsMapped() throws Exception {
        Path file = SharedData.file("sfo_airport_survey_2017.csv");
        JsonNode golden = new JsonMapper()
                .readTree(SharedData.file("golden.json").toFile())
                .path("sfo_airport_survey_2017");
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        ReplaySummary summary = run.run("sfo-survey", YEAR, file);

        assertThat(summary.rows()).isEqualTo(golden.path("rows").asLong()).isEqualTo(2831);
        assertThat(summary.rejected()).isEmpty();
        // All four questions of every row end as an event or a skip.
        long skips =
                summary.skipped().values().stream().mapToLong(Long::longValue).sum();
        assertThat(summary.eventCount() + skips).isEqualTo(4 * 2831);
        Map<Object, Long> counts =
                run.sink().field("question").stream().collect(Collectors.groupingBy(q -> q, Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("NETPRO", 2746L, "Q7ALL", 2688L, "Q14FIND", 2683L, "Q14PASSTHRU", 2407L));
        assertThat(counts.get("NETPRO")).isEqualTo(golden.path("nps").path("n").asLong());
        assertThat(sum(run, "Q7ALL"))
                .isEqualTo(golden.path("csat_Q7ALL").path("sum").asDouble());
        assertThat(sum(run, "Q14FIND"))
                .isEqualTo(golden.path("ces_Q14FIND").path("sum").asDouble());
        assertThat(sum(run, "Q14PASSTHRU"))
                .isEqualTo(golden.path("ces_Q14PASSTHRU").path("sum").asDouble());
        assertThat(run.sink().events()).extracting(OutboundEvent::eventTime).isSorted();
        assertThat(run.sink().field("eventId")).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveWorkedScoreWhenSampleIsMapped() throws Exception {
        ReplayRun run = new ReplayRun(folder).sorted(1 << 20);

        ReplaySummary summary =
                run.run("sfo-survey", YEAR, SharedData.projectRoot().resolve("topology/samples/airport-survey.csv"));

        assertThat(summary.rows()).isEqualTo(40);
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.skipped()).containsKeys("BLANK_ANSWER", "NOT_APPLICABLE");
        List<Object> slice = run.sink().events().stream()
                .map(OutboundEvent::value)
                .filter(e -> e.get(e.getSchema().getField("touchpoint").pos()).equals("A"))
                .filter(e -> e.get(e.getSchema().getField("question").pos()).equals("NETPRO"))
                .filter(e ->
                        e.get(e.getSchema().getField("occurredAt").pos()).equals(Instant.parse("2017-05-05T12:00:00Z")))
                .map(e -> e.get(e.getSchema().getField("score").pos()))
                .toList();
        assertThat(slice).containsExactly(9.0, 10.0, 9.0, 8.0, 7.0, 6.0, 3.0);
        // Three promoters, two detractors: 100 * (3 - 2) / 7.
        long promoters = slice.stream().filter(score -> (double) score >= 9).count();
        long detractors = slice.stream().filter(score -> (double) score <= 6).count();
        assertThat(100.0 * (promoters - detractors) / slice.size()).isCloseTo(14.3, within(0.05));
    }

    private static double sum(ReplayRun run, String question) {
        return run.sink().events().stream()
                .map(OutboundEvent::value)
                .filter(e -> e.get(e.getSchema().getField("question").pos()).equals(question))
                .mapToDouble(e -> (double) e.get(e.getSchema().getField("score").pos()))
                .sum();
    }

    private ReplayRun replay(String row) throws Exception {
        ReplayRun run = new ReplayRun(folder);
        run.run("sfo-survey", YEAR, csv(row));
        return run;
    }

    private Path csv(String row) throws IOException {
        return Files.writeString(folder.resolve("опрос.csv"), HEADER + row + "\r\n");
    }
}
