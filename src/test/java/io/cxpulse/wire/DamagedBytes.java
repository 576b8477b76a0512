package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;

/** What reading must do of bytes that were a value once. */
final class DamagedBytes {

    private DamagedBytes() {}

    /** @param name of the codec, which messages begin or end with */
    static void assertEveryCutIsRefused(String name, byte[] bytes, Function<byte[], ?> decode) {
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);

            assertThatThrownBy(() -> decode.apply(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(name);
        }
        assertThatThrownBy(() -> decode.apply(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("left over");
    }

    static void assertEveryOtherVersionIsRefused(String name, byte[] bytes, Function<byte[], ?> decode) {
        byte version = bytes[0];
        for (int other = Byte.MIN_VALUE; other <= Byte.MAX_VALUE; other++) {
            byte[] changed = bytes.clone();
            changed[0] = (byte) other;
            if (other != version) {
                assertThatThrownBy(() -> decode.apply(changed))
                        .isInstanceOf(SerializationException.class)
                        .hasMessage("%s reads version %d, not %d", name, version, other);
            }
        }
        assertThatThrownBy(() -> decode.apply(new byte[0]))
                .isInstanceOf(SerializationException.class)
                .hasMessage("%s reads version %d, not nothing", name, version);
    }

    /** Bytes that are changed anywhere are read as another value, or refused. */
    static void assertFlipsAreReadOrRefused(byte[] bytes, Random random, Function<byte[], ?> decode) {
        for (int place = 0; place < bytes.length; place++) {
            byte[] changed = bytes.clone();
            changed[place] ^= (byte) (1 + random.nextInt(255));
            Throwable thrown = catchThrowable(() -> decode.apply(changed));
            if (thrown != null) {
                assertThat(thrown)
                        .as("byte %d from %d to %d", place, bytes[place], changed[place])
                        .isInstanceOf(SerializationException.class);
            }
        }
    }
}
