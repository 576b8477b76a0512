package io.cxpulse.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    @ParameterizedTest(name = "{0} on {1}..{2} upward {3} is {4}")
    @CsvSource({
        "4, 1, 5, true, true",
        "3, 1, 5, true, false",
        "2, 1, 5, false, true",
        "3, 1, 5, false, false",
        "2, 1, 3, true, false",
        "3, 1, 4, true, true",
        "4, 1, 6, true, true",
        "5, 1, 7, true, true",
        "4, 1, 7, true, false",
        "2, 1, 2, true, true",
    })
    void shouldTellTopBoxWhenScaleAndPolarityVary(
            double value, int min, int max, boolean higherIsBetter, boolean topBox) {
        assertThat(new Score(value, min, max, higherIsBetter).isTopBox()).isEqualTo(topBox);
    }

    @ParameterizedTest(name = "{0} on {1}..{2} upward {3} is {4} on 1..5")
    @CsvSource({"7, 1, 7, true, 5", "1, 1, 7, false, 5", "4, 1, 7, true, 3", "0, 0, 10, true, 1", "5, 1, 5, true, 5"})
    void shouldMoveAnswerWhenScaleDiffers(double value, int min, int max, boolean higherIsBetter, double normal) {
        assertThat(new Score(value, min, max, higherIsBetter).onScale(1, 5)).isEqualTo(normal);
    }

    @ParameterizedTest(name = "{0} on {1}..{2} upward {3} is {4} on 1..5")
    @CsvSource({
        "2147483647, -2147483648, 2147483647, true, 5",
        "-2147483648, -2147483648, 2147483647, true, 1",
        "2147483646, 2147483646, 2147483647, false, 5",
        "-2147483648, -2147483648, -2147483647, false, 5"
    })
    void shouldStayOnScaleWhenScaleIsAsWideOrFarAsIntegersGo(
            double value, int min, int max, boolean higherIsBetter, double normal) {
        Score score = new Score(value, min, max, higherIsBetter);

        assertThat(score.onScale(1, 5)).isEqualTo(normal);
        assertThat(score.isTopBox()).isEqualTo(normal == 5);
    }
}
