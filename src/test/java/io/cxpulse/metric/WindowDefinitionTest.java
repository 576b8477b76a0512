package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowDefinitionTest {

    @ParameterizedTest(name = "{1} in {0} has {4}")
    @CsvSource({
        "Europe/London, 2017-03-26T12:00:00Z, 2017-03-26T00:00:00Z, 2017-03-26T23:00:00Z, PT23H",
        "Europe/London, 2017-10-29T12:00:00Z, 2017-10-28T23:00:00Z, 2017-10-30T00:00:00Z, PT25H",
        "America/New_York, 2017-03-12T12:00:00Z, 2017-03-12T05:00:00Z, 2017-03-13T04:00:00Z, PT23H",
        "America/New_York, 2017-11-05T12:00:00Z, 2017-11-05T04:00:00Z, 2017-11-06T05:00:00Z, PT25H",
        "UTC, 2017-03-26T23:59:59.999Z, 2017-03-26T00:00:00Z, 2017-03-27T00:00:00Z, PT24H",
        "UTC, 1969-12-31T23:59:59.999Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z, PT24H",
        "Asia/Kolkata, 2017-05-01T18:29:59.999Z, 2017-04-30T18:30:00Z, 2017-05-01T18:30:00Z, PT24H",
        "America/Sao_Paulo, 2017-10-15T12:00:00Z, 2017-10-15T03:00:00Z, 2017-10-16T02:00:00Z, PT23H",
        "Pacific/Apia, 2011-12-30T09:00:00Z, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z, PT24H"
    })
    void shouldFollowClocksWhenDayIsOfZone(String zone, Instant time, Instant start, Instant end, Duration length) {
        WindowDefinition day = new WindowDefinition.CalendarDay("день", ZoneId.of(zone));

        Window window = day.containing(time);

        assertThat(window).isEqualTo(new Window(start, end));
        assertThat(Duration.between(start, end)).isEqualTo(length);
        assertThat(window.contains(time)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Europe/London", "America/New_York", "Pacific/Apia", "America/Sao_Paulo", "Australia/Lord_Howe"})
    void shouldLeaveNoGapWhenDaysFollowEachOther(String zone) {
        WindowDefinition day = new WindowDefinition.CalendarDay("день", ZoneId.of(zone));
        Window window = day.containing(Instant.parse("2010-01-01T00:00:00Z"));

        while (window.end().isBefore(Instant.parse("2020-01-01T00:00:00Z"))) {
            Window next = day.after(window);
            assertThat(next.start()).isEqualTo(window.end());
            assertThat(day.containing(next.end().minusMillis(1))).isEqualTo(next);
            window = next;
        }
    }

    @Test
    void shouldAlignToEpochWhenWindowSlides() {
        WindowDefinition.Sliding sliding = new WindowDefinition.Sliding("5m", Duration.ofMinutes(5));
        Instant time = Instant.parse("2017-05-01T10:04:59.999Z");

        Window window = sliding.containing(time);

        assertThat(window)
                .isEqualTo(new Window(Instant.parse("2017-05-01T10:00:00Z"), Instant.parse("2017-05-01T10:05:00Z")));
        assertThat(sliding.containing(window.end()).start()).isEqualTo(window.end());
        assertThat(sliding.after(window).start()).isEqualTo(window.end());
        assertThat(sliding.containing(Instant.ofEpochMilli(-1)))
                .isEqualTo(new Window(Instant.parse("1969-12-31T23:55:00Z"), Instant.EPOCH));
    }

    @Test
    void shouldEndWhereAskedWhenWindowSlides() {
        WindowDefinition.Sliding sliding = new WindowDefinition.Sliding("1h", Duration.ofHours(1));

        assertThat(sliding.endingAt(Instant.parse("2017-05-01T10:17:00Z")))
                .isEqualTo(new Window(Instant.parse("2017-05-01T09:17:00Z"), Instant.parse("2017-05-01T10:17:00Z")));
    }

    @Test
    void shouldHoldStartButNotEndWhenWindowIsAsked() {
        Window window = new Window(Instant.EPOCH, Instant.ofEpochMilli(2));

        assertThat(window.contains(Instant.ofEpochMilli(-1))).isFalse();
        assertThat(window.contains(Instant.EPOCH)).isTrue();
        assertThat(window.contains(Instant.ofEpochMilli(1))).isTrue();
        assertThat(window.contains(Instant.ofEpochMilli(2))).isFalse();
    }

    @Test
    void shouldRefuseWhenWindowIsEmpty() {
        assertThatThrownBy(() -> new Window(Instant.EPOCH, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-01T00:00:00Z");
    }
}
