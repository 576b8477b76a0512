package io.cxpulse.serve;

import static io.cxpulse.serve.SampleCatalogue.NPS_1;
import static io.cxpulse.serve.SampleCatalogue.NPS_2;
import static io.cxpulse.serve.SampleCatalogue.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultBoardTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:07Z");
    private static final NpsTally ANSWERS = new NpsTally(5, 3, 2);

    private final ResultBoard board = new ResultBoard(SampleCatalogue.CATALOGUE);
    private final Reports reports = new Reports(board, 0, NOON);

    /** What stands, as {@code by:segment window state n}. */
    private List<String> standing() {
        return board.families().entrySet().stream()
                .flatMap(family -> family.getValue().stream().map(row -> text(family.getKey(), row)))
                .sorted()
                .toList();
    }

    private static String text(ResultFamily family, ResultRow row) {
        return String.join(
                " ",
                family.by() + ":" + row.segment(),
                family.window(),
                family.state(),
                Long.toString(row.tally().n()));
    }

    @Test
    void shouldShowPlainValuesWhenSegmentIsOfOneDimension() {
        reports.put(NPS_1, "", ANSWERS).put(NPS_1, "touchpoint:B%C3%BCro%2C <b>", ANSWERS);

        assertThat(standing()).containsExactly("total:all 5m provisional 10", "touchpoint:Büro, <b> 5m provisional 10");
    }

    @Test
    void shouldLeaveOutSegmentsWhenTheyHaveSeveralDimensions() {
        reports.put(NPS_1, "touchpoint:é,channel:app", ANSWERS);

        assertThat(standing()).isEmpty();
    }

    @Test
    void shouldKeepTheSegmentWhenOnlyAPairWithItIsWithdrawn() {
        reports.put(NPS_2, "channel:é", ANSWERS);

        reports.remove(NPS_2, "channel:é,touchpoint:ё", "5m");

        assertThat(standing()).containsExactly("channel:é 5m provisional 10");
    }

    @Test
    void shouldShowOneStateWhenSlidingWindowBecomesFinalAndMovesOn() {
        reports.put(NPS_1, "", "5m", WindowState.PROVISIONAL, ANSWERS);
        reports.put(NPS_1, "", "5m", WindowState.FINAL, ANSWERS);
        assertThat(standing()).containsExactly("total:all 5m final 10");

        reports.put(NPS_1, "", "5m", WindowState.REVISED, new NpsTally(5, 3, 3));
        assertThat(standing()).containsExactly("total:all 5m final 11");

        reports.at(NOON.plusSeconds(60)).put(NPS_1, "", "5m", WindowState.PROVISIONAL, ANSWERS);
        assertThat(standing()).containsExactly("total:all 5m provisional 10");
    }

    @Test
    void shouldShowYesterdayFinalBesideTodayWhenWindowFollowsTheCalendar() {
        Reports yesterday = reports.at(NOON.minus(Duration.ofDays(1)));
        yesterday.put(NPS_1, "", "day", WindowState.PROVISIONAL, ANSWERS);
        reports.put(NPS_1, "", "day", WindowState.PROVISIONAL, new NpsTally(1, 0, 0));
        yesterday.put(NPS_1, "", "day", WindowState.FINAL, new NpsTally(5, 3, 4));

        assertThat(standing()).containsExactly("total:all day final 12", "total:all day provisional 1");
    }

    @Test
    void shouldStayAsItIsWhenAnOlderDayIsRevised() {
        reports.put(NPS_1, "", "day", WindowState.FINAL, ANSWERS);

        reports.at(NOON.minus(Duration.ofDays(3))).put(NPS_1, "", "day", WindowState.REVISED, new NpsTally(1, 0, 0));

        assertThat(standing()).containsExactly("total:all day final 10");
    }

    @Test
    void shouldForgetSegmentsWhenTheirDayIsNotTheNewest() {
        Reports yesterday = reports.at(NOON.minus(Duration.ofDays(1)));
        yesterday.put(NPS_1, "touchpoint:é", "day", WindowState.FINAL, ANSWERS);
        yesterday.put(NPS_1, "touchpoint:é", "day_berlin", WindowState.FINAL, ANSWERS);
        reports.put(NPS_1, "touchpoint:ё", "day", WindowState.FINAL, ANSWERS);

        assertThat(standing()).containsExactly("touchpoint:é day_berlin final 10", "touchpoint:ё day final 10");
    }

    /** Segments of this instance are quiet since midnight, those of others are not. */
    @Test
    void shouldNotShowYesterdayAsTodayWhenTheNewestEventIsOfTodayElsewhere() {
        reports.put(NPS_1, "touchpoint:é", "day", WindowState.PROVISIONAL, ANSWERS);
        reports.put(NPS_1, "touchpoint:ё", "day", WindowState.FINAL, ANSWERS);
        board.advance(Instant.parse("2026-12-01T23:59:59.999Z"));
        assertThat(standing()).hasSize(2);

        board.advance(Instant.parse("2026-12-02T00:00:00Z"));

        assertThat(standing()).containsExactly("touchpoint:ё day final 10");
    }

    @Test
    void shouldVanishWhenNumberIsWithdrawnOrNothingIsLeft() {
        reports.put(NPS_1, "touchpoint:é", "5m", WindowState.FINAL, ANSWERS).put(VOLUME, "", new CountTally(7));
        reports.put(NPS_1, "touchpoint:ё", "day", WindowState.PROVISIONAL, ANSWERS);

        reports.remove(NPS_1, "touchpoint:é", "5m").put(VOLUME, "", CountTally.EMPTY);
        reports.at(NOON.minus(Duration.ofDays(1))).remove(NPS_1, "touchpoint:ё", "day");

        assertThat(standing())
                .as("only the day of another date was withdrawn")
                .containsExactly("touchpoint:ё day provisional 10");
    }

    @Test
    void shouldForgetOnlyItsOwnWhenTaskLeaves() {
        reports.put(NPS_1, "touchpoint:é", ANSWERS).of(1).put(NPS_1, "touchpoint:ё", ANSWERS);

        board.leave(0);

        assertThat(standing()).containsExactly("touchpoint:ё 5m provisional 10");
    }

    @Test
    void shouldStayReadableWhenStreamThreadsWriteMeanwhile() {
        List<Thread> writers = Stream.of(0, 1)
                .map(task -> new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        Reports own = reports.of(task);
                        String segment = "touchpoint:é" + task + i % 50;
                        own.put(NPS_1, segment, new NpsTally(i, i, i))
                                .remove(NPS_1, "touchpoint:é" + task + i % 7, "5m");
                    }
                }))
                .toList();
        writers.forEach(Thread::start);

        while (writers.stream().anyMatch(Thread::isAlive)) {
            board.families()
                    .values()
                    .forEach(rows -> rows.forEach(row -> {
                        NpsTally tally = (NpsTally) row.tally();
                        assertThat(tally.promoters()).isEqualTo(tally.detractors());
                    }));
        }
        assertThat(standing()).hasSizeBetween(86, 100);
    }
}
