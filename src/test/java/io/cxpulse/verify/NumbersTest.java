package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest(name = "{0}: {1} recomputed, {2} found: {3}")
    @CsvSource({
        // One percent and a millisecond.
        "p50, 100, 101, true",
        "p90, 100, 99, true",
        "p95, 100, 101.0009, true",
        "p95, 100, 101.0012, false",
        "p50, 100, 98.9, false",
        "p50, 0, 0.001, true",
        "p50, 0, 0.0011, false",
        "p50, 100, NaN, false",
        // Everything else is exact.
        "sum, 100, 101, false",
        "standard_deviation, 100, 100.000001, false",
        "p99, 100, 101, false",
        "медиана, 100, 100.00000001, true",
    })
    void shouldForgiveTheHistogramOnlyWhenStatisticIsReadOffIt(
            String name, double expected, double found, boolean same) {
        Numbers mine = Numbers.of(1, 1, new double[0], Map.of(name, expected));
        Numbers theirs = Numbers.of(1, 1, new double[0], Map.of(name, found));

        assertThat(mine.differences(theirs).isEmpty()).isEqualTo(same);
    }
}
