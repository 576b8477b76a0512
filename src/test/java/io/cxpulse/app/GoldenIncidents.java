package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Reading;
import io.cxpulse.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;

/**
 * The figures of the incidents of March 2016 from an independent calculation, in minutes and percent, and the answers of
 * the product about the same incidents.
 */
final class GoldenIncidents {

    static final String FILE = "servicenow_incidents_2016-03.csv.gz";

    private static final Offset<Double> MILLIONTH = Offset.offset(1e-6);

    /** What the histogram of durations states. */
    private static final Percentage STATED_ERROR = Percentage.withPercentage(1);

    private static final double SECONDS = 60;

    private final JsonNode golden;

    private GoldenIncidents(JsonNode golden) {
        this.golden = golden;
    }

    /** Skips the calling test where the figures are missing. */
    static GoldenIncidents read() throws IOException {
        return new GoldenIncidents(new JsonMapper()
                .readTree(SharedData.file("golden.json").toFile())
                .path("servicenow_incidents_2016_03"));
    }

    /** The shipped metrics of cases, by priority, in days. */
    static Path definitions(Path folder) throws IOException {
        String shipped = Files.readString(Verified.SHIPPED);
        String cases = shipped.substring(shipped.indexOf("  - id: first_response_time"))
                .replace("groupings: [[], [channel], [priority], [team], [topic]]", "groupings: [[], [priority]]");
        return Files.writeString(folder.resolve("метрики.yaml"), """
                windows:
                  day: {calendar: day, zone: UTC}
                groupings: [[]]
                metrics:
                """ + cases);
    }

    /** Fails unless every figure comes out of the product's windows. */
    void assertAnsweredBy(RunningPulse pulse) {
        opened(days(pulse, "cases_opened").get(""));
        duration(pulse, "resolution_time_first", "state_derived_first_resolved_row_minutes");
        duration(pulse, "resolution_time_full", "state_derived_last_resolved_row_minutes");
        duration(pulse, "closure_time", "closure_minutes");
        hits(pulse, "reopen_rate", "cases", "reopened_cases_by_reopen_count");
        assertThat(sum(days(pulse, "reopen_rate_solved").get(""), "hits"))
                .isEqualTo(golden.path("reopened_cases_by_state_sequence").asDouble());
        serviceLevels(days(pulse, "sla_met", "--by", "priority"));
        JsonNode contact = golden.path("fcr_proxy_no_reassign_no_reopen");
        List<JsonNode> firstContact = days(pulse, "fcr_proxy_no_reassign").get("");
        assertThat(sum(firstContact, "hits")).isEqualTo(contact.path("n").asDouble());
        assertThat(100 * sum(firstContact, "hits") / sum(firstContact, "n"))
                .isCloseTo(contact.path("pct").asDouble(), MILLIONTH);
        assertThat(sum(days(pulse, "backlog").get(""), "n"))
                .as("all are closed")
                .isZero();
    }

    private void opened(List<JsonNode> days) {
        assertThat(sum(days, "n")).isEqualTo(golden.path("cases").asDouble());
        Map<String, Long> byDay = new TreeMap<>();
        days.forEach(point -> byDay.put(
                point.path("start").asText().substring(0, "2016-03-01".length()),
                point.path("n").asLong()));
        golden.path("opened_per_day_top10").forEach(day -> assertThat(byDay)
                .containsEntry(day.path(0).asText(), day.path(1).asLong()));
    }

    private void duration(RunningPulse pulse, String metric, String figure) {
        JsonNode expected = golden.path(figure);
        List<JsonNode> days = days(pulse, metric).get("");
        assertThat(sum(days, "n")).as(metric).isEqualTo(expected.path("n").asDouble());
        assertThat(sum(days, "sum") / sum(days, "n") / SECONDS)
                .as(metric)
                .isCloseTo(expected.path("mean").asDouble(), MILLIONTH);
        Reading all = pulse.readDaysOf(new MetricRef(metric, 1));
        assertThat(all.n()).as(metric).isEqualTo(expected.path("n").asLong());
        assertThat(all.value().orElseThrow() / SECONDS)
                .isCloseTo(expected.path("mean").asDouble(), MILLIONTH);
        percentile(all.statistics().get("p50"), expected.path("median"));
        percentile(all.statistics().get("p90"), expected.path("p90_nearest_rank"));
        percentile(all.statistics().get("p95"), expected.path("p95_nearest_rank"));
    }

    private static void percentile(double found, JsonNode expected) {
        assertThat(found / SECONDS).isCloseTo(expected.asDouble(), STATED_ERROR);
    }

    private void hits(RunningPulse pulse, String metric, String population, String figure) {
        List<JsonNode> days = days(pulse, metric).get("");
        assertThat(sum(days, "n")).as(metric).isEqualTo(golden.path(population).asDouble());
        assertThat(sum(days, "hits")).as(metric).isEqualTo(golden.path(figure).asDouble());
    }

    private void serviceLevels(Map<String, List<JsonNode>> days) {
        Map<String, JsonNode> expected = new TreeMap<>();
        golden.path("sla_breached_by_priority").properties().forEach(one -> expected.put(one.getKey(), one.getValue()));
        assertThat(days.keySet()).isEqualTo(expected.keySet());
        expected.forEach((priority, counts) -> {
            double n = sum(days.get(priority), "n");
            assertThat(n - sum(days.get(priority), "hits"))
                    .as("missed of %s", priority)
                    .isEqualTo(counts.path(0).asDouble());
            assertThat(n).as(priority).isEqualTo(counts.path(1).asDouble());
        });
    }

    /** The answers in a form that two runs can be compared by. */
    static List<JsonNode> answers(RunningPulse pulse) {
        List<JsonNode> answers = new ArrayList<>();
        for (String metric : List.of(
                "cases_opened",
                "resolution_time_first",
                "resolution_time_full",
                "closure_time",
                "reopen_rate",
                "transfers",
                "sla_met",
                "fcr_proxy_no_reassign")) {
            days(pulse, metric).values().forEach(answers::addAll);
            days(pulse, metric, "--by", "priority").values().forEach(answers::addAll);
        }
        return answers;
    }

    /** Days by value of the one dimension asked for; the total under the empty text. */
    private static Map<String, List<JsonNode>> days(RunningPulse pulse, String metric, String... by) {
        String[] arguments = new String[by.length + 4];
        System.arraycopy(by, 0, arguments, 4, by.length);
        System.arraycopy(new String[] {"--window", "day", "--from", "earliest"}, 0, arguments, 0, 4);
        Map<String, List<JsonNode>> days = new TreeMap<>();
        pulse.query(metric, arguments).forEach(series -> {
            List<JsonNode> points = new ArrayList<>();
            series.path("points").forEach(points::add);
            days.put(series.path("segment").path("priority").asText(), points);
        });
        return days;
    }

    private static double sum(List<JsonNode> points, String field) {
        return points.stream()
                .mapToDouble(point -> point.path(field).asDouble())
                .sum();
    }
}
