package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.WindowDefinition;
import io.cxpulse.wire.EventSymbols;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRoomTest {

    @Test
    void shouldHaveRoomWhenMetricsAndSettingsAreShipped() {
        MetricCatalogue shipped = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

        assertThatCode(() -> settings().requireRoomFor(shipped)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/London", "America/New_York", "+05:00"})
    void shouldHaveRoomWhenZoneKeepsWholeHours(String zone) {
        assertThatCode(() -> settings().requireRoomFor(day(zone))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "+05:45"})
    void shouldNeedMinutesWhenZoneLeavesWholeHours(String zone) {
        assertThatThrownBy(() -> settings().requireRoomFor(day(zone)))
                .hasMessage("metrics and settings: windows.день.zone: \"" + zone
                        + "\": needs retention.minutes of 11581m or more, which is 3d");
        assertThatCode(() -> settings("retention.minutes=9d").requireRoomFor(day(zone)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNeedHoursAndDaysWhenLatenessGrows() {
        Settings late = settings("time.surveys.lateness=100d");

        assertThatThrownBy(() -> late.requireRoomFor(day("Europe/London")))
                .hasMessageContaining("needs retention.hours of 2426h or more, which is 100d");
        assertThatCode(() -> late.requireRoomFor(day("UTC"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"PT71H59M, true", "PT72H, false"})
    void shouldFitIntoMinutesWhenWindowSlides(Duration size, boolean fits) {
        List<Problem> problems = new WindowRoom(settings())
                .problems(new MetricCatalogue(List.of(), List.of(new WindowDefinition.Sliding("3d", size))));

        assertThat(problems.isEmpty()).isEqualTo(fits);
    }

    private static MetricCatalogue day(String zone) {
        return new MetricCatalogue(List.of(), List.of(new WindowDefinition.CalendarDay("день", ZoneId.of(zone))));
    }

    private static Settings settings(String... assignments) {
        return new SettingsLoader(Mode.CLUSTER).load(List.of(assignments), Map.of(), null);
    }
}
