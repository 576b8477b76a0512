package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.DurationHistogram;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.SegmentState;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Summary;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.IngestResult.Partial;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec of internal values must do. */
class CodecTest {

    private static final long SEED = 20_261_122;
    private static final int VALUES = 300;

    static Stream<Arguments> codecs() {
        return Stream.of(
                codec(new PaneCodec(), CodecTest::pane),
                codec(new UpstreamStateCodec(), CodecTest::upstream),
                codec(new SegmentStateCodec(), CodecTest::segment),
                codec(new WindowStatesCodec(), CodecTest::windowStates),
                codec(
                        new MetricRefsCodec(),
                        random -> new TreeSet<>(windowStates(random).keySet())),
                codec(new TallyCodec(), random -> tally(random.nextInt(5), random)),
                codec(new BriefingCodec(), CodecTest::summary),
                codec(new SummaryCodec(), CodecTest::summary),
                codec(new BriefingCodec(), CodecTest::advance),
                codec(new AdvanceCodec(), CodecTest::advance),
                codec(new WatchCodec(), RandomWatches::entry),
                codec(new AlertCodec(), RandomWatches::alert),
                codec(new ContributionCodec(), random -> new Partial(time(random), pane(random))),
                codec(
                        new ContributionCodec(),
                        random -> new Note(new Upstream("cx.опросы", random.nextInt(64)), upstream(random))));
    }

    private static <T> Arguments codec(Codec<? super T> codec, Function<Random, T> values) {
        return Arguments.of(codec, values);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    <T> void shouldReadWhatItWroteWhenValuesAreRandom(Codec<T> codec, Function<Random, T> values) {
        Random random = new Random(SEED);
        for (int i = 0; i < VALUES; i++) {
            T value = values.apply(random);
            byte[] bytes = codec.encode(value);

            assertThat(codec.decode(bytes)).as("seed %d, value %d", SEED, i).isEqualTo(value);
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    <T> void shouldRefuseWhenBytesAreCutOrOfAnotherVersion(Codec<T> codec, Function<Random, T> values) {
        String name = codec.getClass().getSimpleName();
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = codec.encode(values.apply(random));

            DamagedBytes.assertEveryCutIsRefused(name, bytes, codec::decode);
            DamagedBytes.assertEveryOtherVersionIsRefused(name, bytes, codec::decode);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    <T> void shouldReadOrRefuseWhenBytesAreFlipped(Codec<T> codec, Function<Random, T> values) {
        Random random = new Random(SEED);
        for (int i = 0; i < VALUES; i++) {
            DamagedBytes.assertFlipsAreReadOrRefused(codec.encode(values.apply(random)), random, codec::decode);
        }
    }

    @Test
    void shouldRefuseWhenTallyIsOfUnknownKind() {
        byte[] bytes = new PaneCodec().encode(Pane.of(new MetricRef("é", 1), CountTally.ONE));
        // The code stands before the count.
        bytes[bytes.length - 2] = 18;

        assertThatThrownBy(() -> new PaneCodec().decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("9");
    }

    private static Pane pane(Random random) {
        Pane pane = Pane.EMPTY;
        for (int left = random.nextInt(5); left > 0; left--) {
            int kind = random.nextInt(5);
            pane = pane.plus(new MetricRef("метрика_é_" + random.nextInt(3) + kind, 1), tally(kind, random));
        }
        return pane;
    }

    private static Tally tally(int kind, Random random) {
        return switch (kind) {
            case 0 -> new NpsTally(count(random), count(random), count(random));
            case 1 -> new ShareTally(count(random), count(random));
            case 2 ->
                new RatingTally(
                        new TreeMap<>(Map.of(1000 + random.nextInt(4001), count(random), 3333, count(random))),
                        count(random));
            case 3 ->
                new DurationTally(
                        count(random), new BigInteger(random.nextInt(90), random).negate(), histogram(random));
            default -> new CountTally(count(random));
        };
    }

    private static DurationHistogram histogram(Random random) {
        int[] buckets = random.ints(0, DurationHistogram.MAX_SIZE)
                .limit(random.nextInt(40))
                .distinct()
                .sorted()
                .toArray();
        return DurationHistogram.ofCounts(
                buckets,
                Arrays.stream(buckets)
                        .mapToLong(bucket -> count(random) >> 6 | 1)
                        .toArray());
    }

    /** Of any size and, what was taken back elsewhere, of any sign. */
    private static long count(Random random) {
        return random.nextLong() >> (2 + random.nextInt(60)) | 1;
    }

    private static Instant time(Random random) {
        return Instant.ofEpochMilli(random.nextLong() >> (20 + random.nextInt(40)));
    }

    private static Optional<Instant> maybeTime(Random random) {
        return random.nextBoolean() ? Optional.of(time(random)) : Optional.empty();
    }

    private static Summary summary(Random random) {
        return new Summary(
                new TickKey(new WatchKey("nps-é", "channel:%C3%A9"), time(random)),
                random.nextLong(),
                tally(random.nextInt(5), random));
    }

    private static Advance advance(Random random) {
        return new Advance(random.nextInt(64), maybeTime(random), maybeTime(random));
    }

    private static UpstreamState upstream(Random random) {
        return new UpstreamState(maybeTime(random), maybeTime(random), maybeTime(random));
    }

    private static SegmentState segment(Random random) {
        SegmentState state = SegmentState.startingAt(time(random));
        for (PaneLevel level : PaneLevel.values()) {
            state = random.nextBoolean() ? state.swept(level, time(random)) : state;
        }
        return state;
    }

    private static SortedMap<MetricRef, WindowState> windowStates(Random random) {
        TreeMap<MetricRef, WindowState> states = new TreeMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            states.put(
                    new MetricRef("метрика_😀", random.nextInt()),
                    random.nextBoolean() ? WindowState.FINAL : WindowState.REVISED);
        }
        return states;
    }
}
