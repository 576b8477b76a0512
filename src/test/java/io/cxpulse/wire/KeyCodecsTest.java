package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.event.Dimension;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class KeyCodecsTest {

    private static final long SEED = 7;
    private static final int KEYS = 400;
    private static final List<String> VALUES = List.of("a", "ab", "a b", "é", "Выход, 7", "😀", "~", "!");

    private final Random random = new Random(SEED);

    @Test
    void shouldOrderBytesAsSegmentLevelAndTimeWhenKeysAreOfPanes() {
        assertOrder(
                this::paneKey,
                KeyCodecs::encode,
                Comparator.comparing(PaneKey::segment)
                        .thenComparing(key -> key.level().name().toLowerCase(Locale.ROOT))
                        .thenComparing(PaneKey::start));
    }

    @Test
    void shouldOrderBytesAsSegmentLabelAndTimeWhenKeysAreOfWindows() {
        assertOrder(
                this::windowKey,
                KeyCodecs::encode,
                Comparator.comparing(WindowKey::segment)
                        .thenComparing(WindowKey::label)
                        .thenComparing(WindowKey::start));
    }

    @Test
    void shouldOrderBytesAsRuleSegmentAndTimeWhenKeysAreOfTicks() {
        assertOrder(
                this::tickKey,
                KeyCodecs::encode,
                Comparator.comparing((TickKey key) -> key.watch().rule())
                        .thenComparing(key -> key.watch().segment())
                        .thenComparing(TickKey::end));
    }

    @Test
    void shouldReadWhatItWroteWhenKeysAreRandom() {
        for (int i = 0; i < KEYS; i++) {
            PaneKey pane = paneKey();
            WindowKey window = windowKey();

            assertThat(KeyCodecs.decodePane(KeyCodecs.encode(pane))).isEqualTo(pane);
            assertThat(KeyCodecs.decodeWindow(KeyCodecs.encode(window))).isEqualTo(window);
            TickKey tick = tickKey();
            assertThat(KeyCodecs.decodeTick(KeyCodecs.encode(tick))).isEqualTo(tick);
            assertThat(KeyCodecs.decodeWatch(KeyCodecs.encode(tick.watch()))).isEqualTo(tick.watch());
        }
    }

    @Test
    void shouldRefuseWhenLevelIsUnknown() {
        byte[] bytes = KeyCodecs.encode(new PaneKey("", PaneLevel.DAY, Instant.EPOCH));
        bytes[1] = 'w';

        assertThatThrownBy(() -> KeyCodecs.decodePane(bytes)).isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldRefuseWhenKeysAreCutOrLonger() {
        assertDamagedIsRefused("pane", KeyCodecs.encode(paneKey()), KeyCodecs::decodePane);
        assertDamagedIsRefused("tick", KeyCodecs.encode(tickKey()), KeyCodecs::decodeTick);
        assertDamagedIsRefused("watch", KeyCodecs.encode(tickKey().watch()), KeyCodecs::decodeWatch);
        assertDamagedIsRefused("window", KeyCodecs.encode(windowKey()), KeyCodecs::decodeWindow);
    }

    @Test
    void shouldRefuseWhenKeysOfCasesOrCustomersAreCut() {
        assertCutIsRefused("key of an event of a case", new CaseKey("дело 😀", "").encode(), CaseKey::decode);
        assertCutIsRefused(
                "key of an answer of a customer", CustomerKey.from("клиент é", Instant.EPOCH), CustomerKey::decode);
    }

    private static void assertDamagedIsRefused(String what, byte[] bytes, Function<byte[], ?> decode) {
        assertCutIsRefused("key of a " + what, bytes, decode);
        assertThatThrownBy(() -> decode.apply(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("key of a " + what + " with 1 bytes left over");
    }

    private static void assertCutIsRefused(String what, byte[] bytes, Function<byte[], ?> decode) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decode.apply(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("truncated " + what);
        }
    }

    private <K> void assertOrder(Supplier<K> keys, Function<K, byte[]> encode, Comparator<K> order) {
        List<K> all = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            all.add(keys.get());
        }
        List<K> byBytes = new ArrayList<>(all);

        all.sort(order);
        byBytes.sort((left, right) -> Arrays.compareUnsigned(encode.apply(left), encode.apply(right)));

        assertThat(byBytes).as("seed %d", SEED).isEqualTo(all);
    }

    private PaneKey paneKey() {
        PaneLevel level = List.of(PaneLevel.values()).get(random.nextInt(3));
        return new PaneKey(segment(), level, level.floor(time()));
    }

    private WindowKey windowKey() {
        return new WindowKey(segment(), List.of("day", "day2", "24h", "д").get(random.nextInt(4)), time());
    }

    private TickKey tickKey() {
        String rule = List.of("nps", "nps-by-channel", "regel-ü").get(random.nextInt(3));
        return new TickKey(new WatchKey(rule, segment()), time());
    }

    /** From the epoch to far ahead, few enough to meet again. */
    private Instant time() {
        return Instant.ofEpochMilli(random.nextBoolean() ? random.nextInt(3) * 86_400_000L : random.nextLong() >>> 10);
    }

    private String segment() {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.TOUCHPOINT)) {
            if (random.nextBoolean()) {
                values.put(dimension, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return new Segment(values).canonical();
    }
}
