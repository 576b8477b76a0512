package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.DispositionCounts;
import io.cxpulse.event.Progress;
import io.cxpulse.verify.Fate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class ProgressSerdeTest {

    private static final Progress PROGRESS = new Progress(
            30,
            Optional.of(Instant.ofEpochMilli(0x0102_0304_0506L)),
            new DispositionCounts(Map.of(
                    Disposition.UNDECODABLE, 2L,
                    Disposition.INVALID, 3L,
                    Disposition.FUTURE, 5L,
                    Disposition.DUPLICATE, 7L,
                    Disposition.TOO_LATE, 11L,
                    Disposition.FILTERED, 13L,
                    Disposition.COUNTED, 17L)));

    private static final String BYTES = "01"
            + "000000000000001e"
            + "0000010203040506"
            + "0000000000000002"
            + "0000000000000003"
            + "0000000000000005"
            + "0000000000000007"
            + "000000000000000b"
            + "000000000000000d"
            + "0000000000000011";

    @Test
    void shouldKeepItsLayoutWhenProgressIsWritten() {
        assertThat(HexFormat.of().formatHex(ProgressSerde.encode(PROGRESS))).isEqualTo(BYTES);
        assertThat(ProgressSerde.decode(HexFormat.of().parseHex(BYTES))).isEqualTo(PROGRESS);
    }

    @Test
    void shouldWriteTheLowestNumberWhenNothingWasAccepted() {
        String start = "01" + "0".repeat(16) + "8000000000000000" + "0".repeat(7 * 16);

        assertThat(HexFormat.of().formatHex(ProgressSerde.encode(Progress.START)))
                .isEqualTo(start);
        assertThat(ProgressSerde.decode(HexFormat.of().parseHex(start))).isEqualTo(Progress.START);
    }

    @Test
    void shouldBeUnderstoodWhenTheJudgeReadsIt() {
        io.cxpulse.verify.Progress read = io.cxpulse.verify.Progress.read(ProgressSerde.encode(PROGRESS));

        assertThat(read.nextOffset()).isEqualTo(30);
        assertThat(read.counts()).containsEntry(Fate.UNDECODABLE, 2L).containsEntry(Fate.COUNTED, 17L);
    }

    @Test
    void shouldRefuseWhenVersionOrLengthDiffers() {
        byte[] other = ProgressSerde.encode(PROGRESS);
        other[0] = 2;

        assertThatThrownBy(() -> ProgressSerde.decode(other)).isInstanceOf(SerializationException.class);
        for (String hex : new String[] {"", "01", BYTES + "00", BYTES.substring(2)}) {
            assertThatThrownBy(() -> ProgressSerde.decode(HexFormat.of().parseHex(hex)))
                    .isInstanceOf(SerializationException.class);
        }
    }
}
