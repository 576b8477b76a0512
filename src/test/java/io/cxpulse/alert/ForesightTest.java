package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cxpulse.metric.NpsTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForesightTest {

    private static final Criterion NPS = TickScript.npsBelow30();

    @ParameterizedTest
    @CsvSource({"20, 0.00720, 1473", "10, 0.02802, 378", "0, 0.06178, 172", "-20, 0.16782, 63"})
    void shouldForeseeDelayWhenNpsOfBreachIsKnown(int score, double growth, double answers) {
        NpsTally hundred = hundred(score);

        assertThat(Foresight.growth(NPS, hundred)).isCloseTo(growth, within(5e-6));
        assertThat(Foresight.observationsNeeded(NPS, hundred)).isCloseTo(answers, within(0.6));
    }

    @Test
    void shouldNeverSeeItWhenThereIsNoBreach() {
        assertThat(Foresight.observationsNeeded(NPS, hundred(40))).isInfinite();
    }

    private static NpsTally hundred(int score) {
        long promoters = (76L + score) / 2;
        return new NpsTally(promoters, 24, 76 - promoters);
    }
}
