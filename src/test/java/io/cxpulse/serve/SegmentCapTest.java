package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentCapTest {

    private static final Window WINDOW =
            new Window(Instant.parse("2026-12-01T12:00:00Z"), Instant.parse("2026-12-01T12:05:00Z"));

    private final SegmentCap cap = new SegmentCap(2);

    private static ResultRow row(String segment, Tally tally) {
        return new ResultRow(segment, WINDOW, tally);
    }

    private static ResultRow row(String segment, long promoters) {
        return row(segment, new NpsTally(promoters, 0, 0));
    }

    @Test
    void shouldShowAllWhenThereIsRoom() {
        List<ResultRow> rows = List.of(row("é", 1), row("other", 2));

        assertThat(cap.fold(rows)).isEqualTo(rows);
    }

    @Test
    void shouldAddUpTheSmallestWhenThereAreTooMany() {
        List<ResultRow> rows = List.of(row("é", 3), row("ё", 11), row("😀", 2), row("Büro", 7));

        assertThat(cap.fold(rows)).containsExactly(row("ё", 11), row("Büro", 7), row("other", 5));
    }

    @Test
    void shouldAddUpAValueThatIsReallyCalledOtherWhenThereAreOthers() {
        List<ResultRow> rows = List.of(row("other", 13), row("ё", 11), row("é", 2), row("Büro", 7));

        assertThat(cap.fold(rows)).containsExactly(row("ё", 11), row("Büro", 7), row("other", 15));
    }

    /** The median of 1 to 8 s and of nothing else lies at 4 or 5 s; an average of percentiles would say something else. */
    @Test
    void shouldKnowThePercentilesOfTheOthersWhenTheyAreAddedUp() {
        List<ResultRow> rows = new ArrayList<>(List.of(row("a", durations(100)), row("b", durations(50))));
        IntStream.rangeClosed(1, 8).forEach(i -> rows.add(row("é" + i, DurationTally.of(Duration.ofSeconds(i)))));

        ResultRow others = cap.fold(rows).get(2);

        assertThat(others.segment()).isEqualTo("other");
        assertThat(others.tally().n()).isEqualTo(8);
        assertThat(others.tally().read().statistics().get("p50")).isBetween(3.96, 5.05);
        assertThat(others.tally().read().value()).hasValue(4.5);
    }

    private static Tally durations(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> (Tally) DurationTally.of(Duration.ofHours(1)))
                .reduce(Tally::plus)
                .orElseThrow();
    }

    @Test
    void shouldShowTheSameWhenRowsComeInAnotherOrder() {
        List<ResultRow> rows = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> rows.add(row("é" + i, i % 3)));
        List<ResultRow> expected = cap.fold(rows);
        long seed = 20261201;

        Collections.shuffle(rows, new Random(seed));

        assertThat(cap.fold(rows)).as("seed " + seed).isEqualTo(expected);
    }

    @Test
    void shouldTellTheLargestFamilyWhenLoadsAreAskedFor() {
        ResultFamily nps = new ResultFamily(new MetricRef("nps", 1), "channel", "5m", false);
        ResultFamily day = new ResultFamily(new MetricRef("nps", 1), "channel", "day", false);
        ResultFamily total = new ResultFamily(new MetricRef("nps", 1), ResultFamily.TOTAL, "5m", false);

        assertThat(cap.loads(Map.of(
                        nps, List.of(row("é", 1)),
                        day, List.of(row("é", 1), row("ё", 1), row("😀", 1)),
                        total, List.of(row("all", 1)))))
                .isEqualTo(Map.of("channel", new SegmentCap.Load(3, 1)));
    }

    @Test
    void shouldRefuseWhenNothingMayBeShown() {
        assertThatThrownBy(() -> new SegmentCap(0)).hasMessage("limit 0 is below 1");
    }
}
