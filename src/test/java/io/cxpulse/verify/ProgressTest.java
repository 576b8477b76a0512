package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void shouldReadCountersWhenLayoutIsKnown() {
        ByteBuffer value = ByteBuffer.allocate(73).put((byte) 1).putLong(1009).putLong(Long.MIN_VALUE);
        for (long count : new long[] {2, 3, 5, 7, 11, 13, 17}) {
            value.putLong(count);
        }

        Progress progress = Progress.read(value.array());

        assertThat(progress.nextOffset()).isEqualTo(1009);
        assertThat(progress.counts())
                .containsExactly(
                        Map.entry(Fate.UNDECODABLE, 2L),
                        Map.entry(Fate.INVALID, 3L),
                        Map.entry(Fate.FUTURE, 5L),
                        Map.entry(Fate.DUPLICATE, 7L),
                        Map.entry(Fate.TOO_LATE, 11L),
                        Map.entry(Fate.FILTERED, 13L),
                        Map.entry(Fate.COUNTED, 17L));
    }

    @Test
    void shouldFailInOneLineWhenLayoutIsUnknown() {
        assertThatThrownBy(() -> Progress.read("«старый»".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(VerifyFailure.class)
                .hasMessage("a progress record of 16 bytes is not understood; version 1 has 73 bytes");
        assertThatThrownBy(() -> Progress.read(new byte[73])).isInstanceOf(VerifyFailure.class);
    }
}
