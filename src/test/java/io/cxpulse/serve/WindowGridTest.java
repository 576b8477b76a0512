package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WindowGridTest {

    private static final long YEAR_2000 = 946_684_800_000L;

    private static final long TWENTY_YEARS = 631_152_000_000L;

    @Property(tries = 300)
    void shouldHoldEveryInstantInExactlyOneDayWhenRangeIsAny(
            @ForAll @LongRange(min = 0, max = TWENTY_YEARS) long offset,
            @ForAll @LongRange(min = 1, max = 40L * 86_400_000) long length) {
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo")) {
            WindowGrid grid =
                    WindowGrid.of(new WindowDefinition.CalendarDay("день", ZoneId.of(zone)), Duration.ofDays(1));
            Instant from = Instant.ofEpochMilli(YEAR_2000 + offset);
            assertCovers(grid, from, from.plusMillis(length));
        }
    }

    @Property(tries = 300)
    void shouldHoldEveryInstantInExactlyOneStepWhenStepIsTheSize(
            @ForAll @LongRange(min = 0, max = TWENTY_YEARS) long offset,
            @ForAll @LongRange(min = 1, max = 5_000_000) long length,
            @ForAll @IntRange(min = 1, max = 180) int minutes) {
        Duration size = Duration.ofMinutes(minutes);
        WindowGrid grid = WindowGrid.of(new WindowDefinition.Sliding("é", size), size);
        Instant from = Instant.ofEpochMilli(YEAR_2000 + offset);

        assertCovers(grid, from, from.plusMillis(length));
    }

    @Property(tries = 300)
    void shouldEndAtWholeStepsWhenWindowSlides(
            @ForAll @LongRange(min = 0, max = TWENTY_YEARS) long offset,
            @ForAll @IntRange(min = 1, max = 90) int stepMinutes,
            @ForAll @IntRange(min = 1, max = 50) int windows) {
        Duration step = Duration.ofMinutes(stepMinutes);
        WindowGrid grid = WindowGrid.of(new WindowDefinition.Sliding("24h", Duration.ofHours(24)), step);
        Instant to = Instant.ofEpochMilli(YEAR_2000 + offset);

        Instant from = grid.before(to, windows);

        assertThat(grid.count(from, to)).isEqualTo(windows);
        List<Window> all = grid.windows(from, to).toList();
        assertThat(all).hasSize(windows).allMatch(w -> w.end().toEpochMilli() % step.toMillis() == 0);
        Instant lastEnd = all.get(windows - 1).end();
        assertThat(lastEnd).isAfterOrEqualTo(to).isBefore(to.plus(step));
    }

    private static void assertCovers(WindowGrid grid, Instant from, Instant to) {
        List<Window> windows = grid.windows(from, to).toList();
        assertThat((long) windows.size()).isEqualTo(grid.count(from, to));
        assertThat(windows.get(0).contains(from)).isTrue();
        assertThat(windows.get(windows.size() - 1).contains(to.minusMillis(1))).isTrue();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).start()).isEqualTo(windows.get(i - 1).end());
        }
    }
}
