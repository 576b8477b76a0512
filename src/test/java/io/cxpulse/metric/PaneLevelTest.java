package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaneLevelTest {

    /** Days of UTC are as old as day panes, which are kept eight times as long as those of hours. */
    @ParameterizedTest
    @CsvSource({"UTC, DAY", "Z, DAY", "Etc/UTC, DAY", "Europe/London, HOUR", "Asia/Kolkata, HOUR", "+01:00, HOUR"})
    void shouldReachAsFarBackAsTheCoarsestPanesWhenWindowIsADay(String zone, PaneLevel level) {
        WindowDefinition day = new WindowDefinition.CalendarDay("день", ZoneId.of(zone));

        assertThat(PaneLevel.coarsestFor(day)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, MINUTE", "PT1H, HOUR", "PT36H, HOUR", "PT24H, DAY"})
    void shouldReachAsFarBackAsTheCoarsestPanesWhenWindowSlides(Duration size, PaneLevel level) {
        assertThat(PaneLevel.coarsestFor(new WindowDefinition.Sliding("é", size)))
                .isEqualTo(level);
    }
}
