package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.testing.SharedData;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;

/**
 * The figures of the airport survey from an independent calculation, rounded to six decimals, and the answers of the
 * product about the same survey.
 */
final class GoldenSurvey {

    static final String FILE = "sfo_airport_survey_2017.csv";

    private static final Offset<Double> MILLIONTH = Offset.offset(1e-6);
    private static final String[] BY_DAY = {"--window", "day"};
    private static final Map<String, String> EASE = Map.of("Q14FIND", "ces_Q14FIND", "Q14PASSTHRU", "ces_Q14PASSTHRU");

    private final JsonNode golden;

    private GoldenSurvey(JsonNode golden) {
        this.golden = golden;
    }

    /** Skips the calling test where the figures are missing. */
    static GoldenSurvey read() throws IOException {
        return new GoldenSurvey(new JsonMapper()
                .readTree(SharedData.file("golden.json").toFile())
                .path("sfo_airport_survey_2017"));
    }

    /** Fails unless every figure comes out of the product's windows. */
    void assertAnsweredBy(RunningPulse pulse) {
        npsByDay(pulse.query("nps", BY_DAY));
        npsByTouchpoint(pulse.query("nps", "--by", "touchpoint", "--window", "day"));
        satisfactionByDay(pulse.query("csat_mean", BY_DAY), pulse.query("csat_t2b", BY_DAY));
        ease(pulse.query("ces", "--by", "question", "--window", "day"));
    }

    private void npsByDay(JsonNode series) {
        Map<String, JsonNode> days = points(series);
        assertThat(days.keySet()).isEqualTo(names("nps_by_day"));
        golden.path("nps_by_day").properties().forEach(day -> nps(days.get(day.getKey()), day.getValue()));
        JsonNode total = golden.path("nps");
        for (String count : Set.of("n", "promoters", "passives", "detractors")) {
            assertThat(sum(days, count)).as(count).isEqualTo(total.path(count).asLong());
        }
    }

    private static void nps(JsonNode point, JsonNode expected) {
        for (String count : Set.of("n", "promoters", "passives", "detractors")) {
            assertThat(point.path(count).asLong())
                    .as("%s of %s", count, point)
                    .isEqualTo(expected.path(count).asLong());
        }
        near(point.path("value"), expected.path("nps").asDouble());
    }

    private void npsByTouchpoint(JsonNode series) {
        Map<String, Map<String, JsonNode>> areas = segments(series, "touchpoint");
        assertThat(areas.keySet()).isEqualTo(names("nps_by_boarding_area"));
        golden.path("nps_by_boarding_area").properties().forEach(area -> {
            Map<String, JsonNode> days = areas.get(area.getKey());
            JsonNode expected = area.getValue();
            for (String count : Set.of("n", "promoters", "passives", "detractors")) {
                assertThat(sum(days, count)).isEqualTo(expected.path(count).asLong());
            }
            double score = 100.0 * (sum(days, "promoters") - sum(days, "detractors")) / sum(days, "n");
            assertThat(score).isCloseTo(expected.path("nps").asDouble(), MILLIONTH);
        });
    }

    private void satisfactionByDay(JsonNode means, JsonNode shares) {
        Map<String, JsonNode> mean = points(means);
        Map<String, JsonNode> share = points(shares);
        assertThat(mean.keySet()).isEqualTo(names("csat_by_day")).isEqualTo(share.keySet());
        golden.path("csat_by_day").properties().forEach(day -> {
            rating(mean.get(day.getKey()), day.getValue());
            JsonNode top = share.get(day.getKey());
            assertThat(top.path("n").asLong())
                    .isEqualTo(day.getValue().path("n").asLong());
            assertThat(top.path("hits").asLong())
                    .isEqualTo(day.getValue().path("top2box").asLong());
            near(top.path("value"), day.getValue().path("top2box_pct").asDouble() / 100);
        });
    }

    private static void rating(JsonNode point, JsonNode expected) {
        assertThat(point.path("n").asLong()).isEqualTo(expected.path("n").asLong());
        near(point.path("sum"), expected.path("sum").asDouble());
        near(point.path("value"), expected.path("mean").asDouble());
        assertThat(point.path("top_box").asLong())
                .isEqualTo(expected.path("top2box").asLong());
    }

    private void ease(JsonNode series) {
        Map<String, Map<String, JsonNode>> questions = segments(series, "question");
        assertThat(questions.keySet()).isEqualTo(EASE.keySet());
        EASE.forEach((question, name) -> {
            Map<String, JsonNode> days = questions.get(question);
            JsonNode expected = golden.path(name);
            assertThat(sum(days, "n")).isEqualTo(expected.path("n").asLong());
            assertThat(sum(days, "sum")).isEqualTo(expected.path("sum").asLong());
            assertThat(sum(days, "top_box")).isEqualTo(expected.path("top2box").asLong());
            assertThat((double) sum(days, "sum") / sum(days, "n"))
                    .isCloseTo(expected.path("mean").asDouble(), MILLIONTH);
        });
    }

    private Set<String> names(String table) {
        Map<String, JsonNode> names = new TreeMap<>();
        golden.path(table).properties().forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names.keySet();
    }

    /** Points of each segment, by day. */
    private static Map<String, Map<String, JsonNode>> segments(JsonNode all, String dimension) {
        Map<String, Map<String, JsonNode>> segments = new TreeMap<>();
        all.forEach(one -> segments.put(
                one.path("segment").path(dimension).asText(), points(one.path("points"), new TreeMap<>())));
        return segments;
    }

    private static Map<String, JsonNode> points(JsonNode series) {
        assertThat(series).hasSize(1);
        return points(series.path(0).path("points"), new TreeMap<>());
    }

    private static Map<String, JsonNode> points(JsonNode points, Map<String, JsonNode> byDay) {
        points.forEach(point -> byDay.put(point.path("start").asText().substring(0, "2017-05-05".length()), point));
        return byDay;
    }

    private static long sum(Map<String, JsonNode> days, String count) {
        return days.values().stream().mapToLong(day -> day.path(count).asLong()).sum();
    }

    private static void near(JsonNode found, double expected) {
        assertThat(found.isNumber()).as("%s is a number", found).isTrue();
        assertThat(found.asDouble()).isCloseTo(expected, MILLIONTH);
    }
}
