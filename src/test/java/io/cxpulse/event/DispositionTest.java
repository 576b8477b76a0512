package io.cxpulse.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispositionTest {

    @Test
    void shouldStandInTestedOrderWhenListed() {
        assertThat(Disposition.values())
                .extracting(Enum::name)
                .containsExactly("UNDECODABLE", "INVALID", "FUTURE", "DUPLICATE", "TOO_LATE", "FILTERED", "COUNTED");
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndInRejectionWhenReasonIsGiven(RejectionReason reason) {
        Disposition expected =
                switch (reason) {
                    case UNDECODABLE, MISSING_VALUE -> Disposition.UNDECODABLE;
                    case TIME_FUTURE -> Disposition.FUTURE;
                    case TOO_LATE -> Disposition.TOO_LATE;
                    case MISSING_FIELD,
                            FIELD_TOO_LONG,
                            UNKNOWN_SYMBOL,
                            UNSUPPORTED_OPERATION,
                            SCORE_MISSING,
                            SCORE_NOT_FINITE,
                            SCORE_NOT_INTEGER,
                            SCORE_OUT_OF_SCALE,
                            SCALE_INVALID,
                            TIME_IMPLAUSIBLE,
                            TARGET_INVALID,
                            KEY_MISMATCH,
                            MERGE_INVALID,
                            DURATION_NEGATIVE,
                            CASE_TOO_LONG -> Disposition.INVALID;
                };

        assertThat(Disposition.of(reason)).isEqualTo(expected);
    }
}
