package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.CES;
import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.NPS_2;
import static io.cxpulse.serve.SampleCatalogue.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.WindowState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultGaugesTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:07Z");
    private static final int LIMIT = 200;
    private static final int TWO_MEGABYTES = 2_000_000;

    private final Telemetry telemetry = new Telemetry("1", "é");
    private final ResultBoard board = new ResultBoard(SampleCatalogue.CATALOGUE);
    private final Reports reports = new Reports(board, 0, NOON);

    @BeforeEach
    void expose() {
        telemetry.expose(new ResultGauges(SampleCatalogue.CATALOGUE, board, new SegmentCap(LIMIT)));
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private String scrape() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        telemetry.registry().scrape(body, "text/plain; version=0.0.4; charset=utf-8");
        return body.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines(String prefix) throws IOException {
        return scrape().lines().filter(line -> line.startsWith(prefix)).sorted().toList();
    }

    /** 100 * (4 - 3) / 7 = 14.2857... */
    @Test
    void shouldShowCountsScoreAndIntervalWhenAnswersWereCounted() throws Exception {
        reports.put(NPS_1, "touchpoint:B%C3%BCro", new NpsTally(4, 0, 3));
        String labels = "by=\"touchpoint\",segment=\"Büro\",state=\"provisional\",version=\"1\",window=\"5m\"} ";

        assertThat(lines("cx_nps_score{")).containsExactly("cx_nps_score{" + labels + "14.285714285714286");
        assertThat(lines("cx_nps_observations{")).containsExactly("cx_nps_observations{" + labels + "7.0");
        assertThat(lines("cx_nps_responses{"))
                .as("a group nobody is in is shown, too")
                .containsExactly(
                        "cx_nps_responses{by=\"touchpoint\",group=\"detractor\"," + labels.substring(16) + "3.0",
                        "cx_nps_responses{by=\"touchpoint\",group=\"passive\"," + labels.substring(16) + "0.0",
                        "cx_nps_responses{by=\"touchpoint\",group=\"promoter\"," + labels.substring(16) + "4.0");
        assertThat(lines("cx_nps_low_score{")).hasSize(1);
        assertThat(lines("cx_nps_high_score{")).hasSize(1);
        assertThat(scrape())
                .contains("# TYPE cx_nps_score gauge")
                .contains(
                        "# HELP cx_nps_score The score: points, or 1 to 5 where it is a mean: Zufriedenheit é 🙂 nps.");
    }

    @Test
    void shouldLeaveOutTheIntervalWhenOneAnswerHasNone() throws Exception {
        reports.put(CES, "", RatingTally.of(4, true));

        assertThat(lines("cx_ces_score{")).hasSize(1);
        assertThat(lines("cx_ces_low_score{")).isEmpty();
    }

    @Test
    void shouldTellVersionsApartWhenAMetricHasTwo() throws Exception {
        reports.put(NPS_1, "", new NpsTally(1, 0, 0)).put(NPS_2, "", new NpsTally(0, 0, 1));

        assertThat(lines("cx_nps_score{"))
                .containsExactly(
                        "cx_nps_score{by=\"total\",segment=\"all\",state=\"provisional\",version=\"1\",window=\"5m\"} 100.0",
                        "cx_nps_score{by=\"total\",segment=\"all\",state=\"provisional\",version=\"2\",window=\"5m\"} -100.0");
    }

    @Test
    void shouldTellWhenWindowsEnd() throws Exception {
        reports.put(VOLUME, "", "day", WindowState.PROVISIONAL, new CountTally(3));

        assertThat(lines("cx_window_end_timestamp_seconds{"))
                .containsExactly("cx_window_end_timestamp_seconds{state=\"provisional\",window=\"day\"} "
                        + (double) Instant.parse("2026-12-02T00:00:00Z").getEpochSecond());
    }

    @Test
    void shouldVanishWhenSegmentIsWithdrawn() throws Exception {
        reports.put(NPS_1, "touchpoint:é", new NpsTally(4, 0, 3));
        assertThat(lines("cx_nps_score{")).hasSize(1);

        reports.remove(NPS_1, "touchpoint:é", "5m");

        assertThat(scrape()).doesNotContain("cx_nps_");
    }

    @Test
    void shouldEscapeWhatBreaksLinesWhenValuesAreHostile() throws Exception {
        reports.put(NPS_1, "touchpoint:%22%5C%0A<script>alert(1)</script>%E2%80%AE😀", new NpsTally(4, 0, 3));

        assertThat(lines("cx_nps_score{"))
                .containsExactly(
                        "cx_nps_score{by=\"touchpoint\",segment=\"\\\"\\\\\\n<script>alert(1)</script>\u202e😀\","
                                + "state=\"provisional\",version=\"1\",window=\"5m\"} 14.285714285714286");
    }

    /** 100,003 values: three with many answers, of which one is a promoter more than detractors, and one answer each. */
    @Test
    void shouldShowTheLargestAndAddUpTheRestWhenAHundredThousandValuesCome() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            reports.put(NPS_1, "touchpoint:значение-" + i, i % 2 == 0 ? new NpsTally(1, 0, 0) : new NpsTally(0, 0, 1));
        }
        for (String name : List.of("app", "é", "😀")) {
            reports.put(NPS_1, "touchpoint:" + name, new NpsTally(50, 0, 49));
        }

        String scrape = scrape();

        assertThat(scrape.length()).isLessThan(TWO_MEGABYTES);
        assertThat(lines("cx_nps_score{")).hasSize(LIMIT + 1).anyMatch(line -> line.contains("segment=\"😀\""));
        assertThat(lines("cx_segments_"))
                .containsExactly(
                        "cx_segments_active{by=\"touchpoint\"} 100003.0",
                        "cx_segments_folded{by=\"touchpoint\"} 99803.0",
                        "cx_segments_limit 200.0");
        assertThat(sum(lines("cx_nps_observations{")))
                .as("nothing is lost: 100,000 + 3 * 99")
                .isEqualTo(100_297);
    }

    private static double sum(List<String> lines) {
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
