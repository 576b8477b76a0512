package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure names its seed; {@code -Dslots.seed=<seed>} repeats it. */
class SlotCodecTest {

    private static final long SEED = Long.getLong("slots.seed", new Random().nextInt(1_000_000_000));
    private static final int SLOTS = 2_000;
    private static final int HORIZONS = 10;
    private static final String NAME = "SlotCodec";

    @ParameterizedTest
    @EnumSource(names = {"SURVEYS", "INTERACTIONS", "CASES"})
    void shouldReadWhatItWroteWhenSlotsAreRandom(Topics topic) {
        RandomSlots slots = slots(topic);
        SlotCodec codec = SlotCodec.of(topic);
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slots.next();
            byte[] bytes = codec.encode(slot);

            assertThat(decode(topic, bytes))
                    .as("slots.seed=%d, slot %d", SEED, i)
                    .isEqualTo(slot);
            assertThat(codec.encode(decode(topic, bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SURVEYS", "INTERACTIONS", "CASES"})
    void shouldForgetByBytesWhatIsForgottenWhenTheyAreRead(Topics topic) {
        RandomSlots slots = slots(topic);
        SlotCodec codec = SlotCodec.of(topic);
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slots.next();
            byte[] bytes = codec.encode(slot);
            for (int j = 0; j < HORIZONS; j++) {
                Horizon horizon = slots.horizon();

                assertThat(codec.isForgotten(bytes, horizon))
                        .as("slots.seed=%d: %s behind %s", SEED, slot, horizon)
                        .isEqualTo(slot.after(horizon).isEmpty())
                        .isEqualTo(decode(topic, bytes).after(horizon).isEmpty());
            }
        }
    }

    @Test
    void shouldReadNoFurtherThanTheTimeWhenAskedWhatIsForgotten() {
        SlotCodec codec = SlotCodec.of(Topics.CASES);
        RandomSlots slots = slots(Topics.CASES);
        byte[] bytes = codec.encode(slots.next());
        // Version, whether there is a time, and at most ten bytes of it.
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, 12));
        Horizon horizon = slots.horizon();

        assertThat(codec.isForgotten(start, horizon)).isEqualTo(codec.isForgotten(bytes, horizon));
    }

    @ParameterizedTest
    @EnumSource(names = {"SURVEYS", "INTERACTIONS", "CASES"})
    void shouldRefuseWhenBytesAreCutOrOfAnotherVersion(Topics topic) {
        RandomSlots slots = slots(topic);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = SlotCodec.of(topic).encode(slots.next());

            DamagedBytes.assertEveryCutIsRefused(NAME, bytes, damaged -> decode(topic, damaged));
            DamagedBytes.assertEveryOtherVersionIsRefused(NAME, bytes, damaged -> decode(topic, damaged));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SURVEYS", "INTERACTIONS", "CASES"})
    void shouldReadOrRefuseWhenBytesAreFlipped(Topics topic) {
        RandomSlots slots = slots(topic);
        Random random = new Random(SEED);
        System.out.println("slots.seed=" + SEED);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = SlotCodec.of(topic).encode(slots.next());

            DamagedBytes.assertFlipsAreReadOrRefused(bytes, random, damaged -> decode(topic, damaged));
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenASweepFindsOtherBytes() {
        SlotCodec codec = SlotCodec.of(Topics.SURVEYS);

        assertThatThrownBy(() -> codec.isForgotten(new byte[] {1, 0}, Horizon.NONE))
                .isInstanceOf(SerializationException.class)
                .hasMessage("SlotCodec reads version 2, not 1");
        assertThatThrownBy(() -> codec.isForgotten(new byte[] {2, 1}, Horizon.NONE))
                .isInstanceOf(SerializationException.class)
                .hasMessage("truncated SlotCodec");
    }

    private static RandomSlots slots(Topics topic) {
        return new RandomSlots(topic, new Random(SEED));
    }

    private static Slot decode(Topics topic, byte[] bytes) {
        SlotCodec codec = SlotCodec.of(topic);
        return topic == Topics.CASES
                ? codec.decode(RandomSlots.CASE, RandomSlots.ID, bytes)
                : codec.decode(RandomSlots.ID, bytes);
    }
}
