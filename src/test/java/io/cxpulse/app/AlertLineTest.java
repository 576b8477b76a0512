package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.serve.AlertJson;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class AlertLineTest {

    private final ObjectNode alert =
            AlertJson.write(SampleAlerts.firing("правило", "channel:3,touchpoint:Büro %2C 😀"));

    @Test
    void shouldTellTransitionInOneLineWhenAlertIsRaised() {
        assertThat(AlertLine.of(alert))
                .isEqualTo("2026-01-07T10:03:00Z  правило  channel:3,touchpoint:Büro , 😀  inactive → firing"
                        + "  EVIDENCE_REACHED  -4.0 (-19.0 .. 11.0) points  n 84  evidence 50,000 of 40,320");
    }

    @Test
    void shouldLookAsThePageShowsItWhenAlertComesAndGoes() throws IOException {
        Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
        Alert resolved = SampleAlerts.resolved(firing, SampleAlerts.RAISED.plusSeconds(3600));

        assertThat(Files.readString(SharedData.projectRoot().resolve("docs/alerts.md")))
                .contains("```text\n" + AlertLine.of(AlertJson.write(firing)) + "\n"
                        + AlertLine.of(AlertJson.write(resolved)) + "\n```");
    }

    @Test
    void shouldSayHowSureItIsWhenDecidedBeforeEverythingWasKnown() {
        alert.put("early", true).put("complete", false);

        assertThat(AlertLine.of(alert)).endsWith("evidence 50,000 of 40,320  early  incomplete");
    }

    @Test
    void shouldPrintDashWhenNothingWasObserved() {
        alert.remove("value");
        alert.remove("low");
        alert.remove("high");
        alert.put("n", 0).put("unit", "ratio");

        assertThat(AlertLine.of(alert)).contains("  - (-) ratio  n 0  ");
    }

    @Test
    void shouldKeepThreeDigitsWhenUnitIsRatio() {
        alert.put("unit", "ratio").put("value", 0.64).put("low", 0.5);
        alert.remove("high");

        assertThat(AlertLine.of(alert)).contains("  0.640 (0.500 .. -) ratio  ");
    }

    @Test
    void shouldStayOneSafeLineWhenTextHoldsControlCharacters() {
        alert.put("rule", "r\u001b[2J\né");

        assertThat(AlertLine.of(alert)).contains("r?[2J?é").doesNotContain("\u001b", "\n");
    }
}
