package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightTest {

    @ParameterizedTest(name = "{0} {1}: {2} recomputed, {4} entered and {5} withdrawn, {3} published: {7}")
    @CsvSource({
        // At rest only the newest may be missing.
        "false, REST, 5, 4, 1, 0, false, true",
        "false, REST, 5, 0, 5, 0, false, true",
        "false, REST, 5, 3, 1, 0, false, false",
        "false, REST, 5, 0, 4, 0, false, false",
        "false, REST, 5, 6, 5, 0, false, false",
        // What was just taken back may still show.
        "false, REST, 5, 6, 0, 1, true, true",
        "false, REST, 0, 2, 0, 2, true, true",
        "false, REST, 5, 7, 0, 1, true, false",
        "false, REST, 5, 4, 0, 1, true, false",
        // Windows are behind while it publishes, and ahead only if it read on.
        "false, PUBLISHING, 5, 0, 5, 0, false, true",
        "false, PUBLISHING, 5, 6, 5, 0, false, false",
        "false, READING, 5, 6, 5, 0, false, true",
        "false, READING, 0, 1, 0, 0, false, true",
        // As many observations are the same ones, unless some were exchanged.
        "false, REST, 5, 5, 1, 0, true, false",
        "false, REST, 5, 5, 0, 1, true, false",
        "false, REST, 5, 5, 1, 1, true, true",
        "false, READING, 5, 5, 5, 0, false, false",
        "false, READING, 5, 5, 5, 0, true, true",
        // Settled is settled.
        "true, READING, 5, 4, 5, 5, true, false",
        "true, REST, 5, 0, 5, 0, false, false",
    })
    void shouldExplainOnlyWhatIsUnderWayWhenWindowDiffers(
            boolean settled,
            Motion motion,
            long expected,
            long published,
            long entered,
            long withdrawn,
            boolean revised,
            boolean explained) {
        assertThat(new Flight(settled, motion, 0).explains(expected, published, new Stir(entered, withdrawn), revised))
                .isEqualTo(explained);
    }

    @Test
    void shouldLookAtTheNewestRecordsOnlyWhenPipelineRests() {
        assertThat(new Flight(false, Motion.REST, 7).stirredFrom()).isEqualTo(7);
        assertThat(new Flight(false, Motion.PUBLISHING, 7).stirredFrom()).isEqualTo(Long.MIN_VALUE);
    }
}
