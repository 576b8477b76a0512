package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DurationTallyTest {

    @Test
    void shouldReadMeanAndPercentilesInSecondsWhenDurationsAreGiven() {
        Reading reading = seconds(60, 120, 300).read();

        assertThat(reading.n()).isEqualTo(3);
        // (60 + 120 + 300) / 3
        assertThat(reading.value()).hasValue(160);
        assertThat(reading.statistics()).containsOnlyKeys("sum", "p50", "p90", "p95", "standard_deviation");
        assertThat(reading.statistics()).containsEntry("sum", 480.0);
        assertThat(reading.statistics().get("p50")).isCloseTo(120, within(1.2));
        assertThat(reading.statistics().get("p90")).isCloseTo(300, within(3.0));
        assertThat(reading.statistics().get("p95")).isCloseTo(300, within(3.0));
        // sqrt((100^2 + 40^2 + 140^2) / 2) = sqrt(15600)
        assertThat(reading.statistics().get("standard_deviation")).isCloseTo(124.899_959_967_968, within(1e-9));
        // 160 -+ 4.302652729911275 * 124.8999 / sqrt(3)
        // 160 - 310.2687 lies below the shortest there is.
        assertThat(reading.interval().low().orElseThrow()).isZero();
        assertThat(reading.interval().high().orElseThrow()).isCloseTo(470.268_7, within(1e-4));
    }

    @Test
    void shouldHaveNoIntervalWhenThereIsOneDuration() {
        Reading reading = seconds(90).read();

        assertThat(reading.value()).hasValue(90);
        assertThat(reading.interval()).isEqualTo(Interval.NONE);
        assertThat(reading.statistics()).containsOnlyKeys("sum", "p50", "p90", "p95");
    }

    @Test
    void shouldSayNothingWhenNothingWasTimed() {
        assertThat(DurationTally.EMPTY.read()).isEqualTo(Reading.of(0, OptionalDouble.empty(), Interval.NONE));
        assertThat(seconds(90).negated().read().value()).isEmpty();
        assertThat(seconds(90).negated().read().n()).isEqualTo(-1);
    }

    @Test
    void shouldKeepDeviationWhenDurationsAreLongAndClose() {
        // A year, and a year and 2 ms, a million times each: sqrt(n / (n - 1)) of 1 ms, n = 2 000 000.
        Duration year = Duration.ofDays(365);
        Tally tally = DurationTally.of(year).plus(DurationTally.of(year.plusMillis(2)));
        for (int i = 0; i < 6; i++) {
            tally = times(10, tally);
        }

        assertThat(tally.n()).isEqualTo(2_000_000);
        assertThat(((DurationTally) tally).standardDeviation().orElseThrow())
                .isCloseTo(0.001 * Math.sqrt(2_000_000 / 1_999_999.0), within(1e-12));
        assertThat(tally.read().value()).hasValue(31_536_000.001);
    }

    @Test
    void shouldReadAsZeroWhenDurationsAreBelowMillisecond() {
        DurationTally tally = DurationTally.of(Duration.ofNanos(999_999));

        assertThat(tally).isEqualTo(DurationTally.of(Duration.ZERO));
        assertThat(tally.read().value()).hasValue(0);
        assertThat(tally.read().statistics()).containsEntry("p95", 0.0);
    }

    @Test
    void shouldKeepExactSumWhenPercentileIsCutAtTwoYears() {
        Reading reading = DurationTally.of(Duration.ofDays(3650)).read();

        assertThat(reading.value()).hasValue(315_360_000);
        assertThat(reading.statistics()).containsEntry("p50", 63_072_000.0).containsEntry("sum", 315_360_000.0);
    }

    @Test
    void shouldRefuseWhenDurationIsNegative() {
        for (Duration duration : new Duration[] {Duration.ofNanos(-1), Duration.ofSeconds(-5), Duration.ofDays(-800)}) {
            assertThatThrownBy(() -> DurationTally.of(duration))
                    .as("длительность %s", duration)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(duration.toString());
        }
    }

    private static Tally times(int n, Tally tally) {
        Tally sum = DurationTally.EMPTY;
        for (int i = 0; i < n; i++) {
            sum = sum.plus(tally);
        }
        return sum;
    }

    private static DurationTally seconds(long... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(Duration::ofSeconds)
                .map(DurationTally::of)
                .reduce(DurationTally.EMPTY, DurationTally::plus);
    }
}
