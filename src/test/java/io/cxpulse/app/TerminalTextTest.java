package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.007S, 0.007s",
        "PT59.9S, 59.9s",
        "PT1M, 1m",
        "PT61S, 1m 1s",
        "PT10H, 10h",
        "PT48H, 2d",
        "P900DT23H59M59.999S, 900d 23h 59m 59.999s",
    })
    void shouldBeExactWhenDurationIsWritten(Duration duration, String text) {
        assertThat(TerminalText.duration(duration)).isEqualTo(text);
    }

    @Test
    void shouldKeepEverythingButCommandsWhenPrinted() {
        assertThat(TerminalText.printable("Зал, É 🙂\u001b[2J\u0007\n")).isEqualTo("Зал, É 🙂?[2J??");
    }

    @ParameterizedTest
    @CsvSource({"Büro, 4", "Büro, 4", "会議室, 6", "서울, 4", "😀, 2", "'', 0", "Київ, 4"})
    void shouldCountColumnsWhenTextIsAligned(String text, int columns) {
        assertThat(TerminalText.width(text)).isEqualTo(columns);
    }
}
