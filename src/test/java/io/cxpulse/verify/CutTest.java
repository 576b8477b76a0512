package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

    @ParameterizedTest(name = "{0} lies in {1}..{2}")
    @CsvSource({
        // Clocks go forward on 29 March 2026, and back on 25 October.
        "2026-03-28T23:59:59.999Z, 2026-03-28T00:00:00Z, 2026-03-29T00:00:00Z, 24",
        "2026-03-29T00:00:00Z, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z, 23",
        "2026-03-29T23:00:00Z, 2026-03-29T23:00:00Z, 2026-03-30T23:00:00Z, 24",
        "2026-10-25T23:59:59.999Z, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z, 25",
    })
    void shouldFollowTheClocksWhenZoneIsLondon(Instant time, Instant start, Instant end, long hours) {
        Cut day = Cut.calendarDay("day", ZoneId.of("Europe/London"));

        long found = day.startOf(time.toEpochMilli());

        assertThat(Instant.ofEpochMilli(found)).isEqualTo(start);
        assertThat(Instant.ofEpochMilli(day.endOf(found))).isEqualTo(end);
        assertThat(Duration.between(start, end)).hasHours(hours);
        assertThat(day.mayStartAt(found)).isTrue();
        assertThat(day.mayStartAt(found + 60_000)).isFalse();
    }

    @Test
    void shouldAlignToTheEpochWhenWindowSlides() {
        Cut five = Cut.sliding("5m", Duration.ofMinutes(5));

        assertThat(five.startOf(-1)).isEqualTo(-300_000);
        assertThat(five.startOf(300_000)).isEqualTo(300_000);
        assertThat(five.endOf(60_000)).isEqualTo(360_000);
        assertThat(five.mayStartAt(60_000)).isTrue();
        assertThat(five.mayStartAt(60_001)).isFalse();
    }
}
