package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S",
        "30s, PT30S",
        "5m, PT5M",
        "24h, PT24H",
        "7d, PT168H",
        "0s, PT0S",
        "PT5M, PT5M",
        "P7D, PT168H",
        "PT1H30M, PT1H30M",
        "999999999d, PT23999999976H"
    })
    void shouldReadDurationWhenUnitIsGiven(String text, Duration expected) {
        assertThat(DurationText.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "0",
                "",
                " 5m",
                "5 m",
                "5M",
                "-5m",
                "PT-5M",
                "-PT5M",
                "P",
                "PT",
                "5y",
                "5w",
                "1.5h",
                "5мин",
                "٥m",
                "9999999999d",
                "P99999999999999999999D",
                "⏱"
            })
    void shouldRefuseWhenTextIsNoDuration(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "36h", "90s", "5m", "200ms", "0ms", "1500ms"})
    void shouldReadBackWhenFormatted(String text) {
        assertThat(DurationText.parse(text).map(DurationText::format)).contains(text);
    }
}
