package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightTest {

    @ParameterizedTest(name = "{0} {1}: {2} recomputed, {4} of them older, {3} published: {5}")
    @CsvSource({
        // At rest only the newest may be missing.
        "false, REST, 5, 4, 4, true",
        "false, REST, 5, 0, 0, true",
        "false, REST, 5, 3, 4, false",
        "false, REST, 5, 0, 1, false",
        "false, REST, 5, 6, 0, false",
        // Windows are behind while it publishes, and ahead only if it read on.
        "false, PUBLISHING, 5, 0, 5, true",
        "false, PUBLISHING, 5, 6, 5, false",
        "false, READING, 5, 6, 5, true",
        "false, READING, 0, 1, 0, true",
        // As many observations are the same ones.
        "false, READING, 5, 5, 0, false",
        // Settled is settled.
        "true, READING, 5, 4, 0, false",
        "true, REST, 5, 0, 0, false",
    })
    void shouldExplainOnlyWhatIsUnderWayWhenWindowDiffers(
            boolean settled, Motion motion, long expected, long published, long older, boolean explained) {
        assertThat(new Flight(settled, motion, 0).explains(expected, published, older))
                .isEqualTo(explained);
    }
}
