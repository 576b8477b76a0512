package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TallyLawsTest {

    private static final Tally[] FULL = {
        new NpsTally(Long.MAX_VALUE, 0, 0),
        new NpsTally(0, Long.MAX_VALUE, 0),
        new NpsTally(0, 0, Long.MAX_VALUE),
        new ShareTally(Long.MAX_VALUE, 0),
        new ShareTally(0, Long.MAX_VALUE),
        new RatingTally(new TreeMap<>(java.util.Map.of(3000, Long.MAX_VALUE)), 0),
        new RatingTally(new TreeMap<>(), Long.MAX_VALUE),
        new CountTally(Long.MAX_VALUE),
        new DurationTally(Long.MAX_VALUE, BigInteger.ZERO, DurationHistogram.EMPTY),
        new DurationTally(0, BigInteger.ZERO, DurationHistogram.ofCounts(new int[] {7}, new long[] {Long.MAX_VALUE}))
    };

    @Property(tries = 200)
    void shouldObeyLawsWhenObservationsVary(@ForAll("laws") TallyLaws laws, @ForAll long seed) {
        laws.check(new Random(seed));
    }

    @Provide
    Arbitrary<TallyLaws> laws() {
        return Arbitraries.of(MetricKind.values())
                .flatMap(kind ->
                        observation(kind).list().ofMaxSize(40).map(observations -> new TallyLaws(kind, observations)));
    }

    private static Arbitrary<Tally> observation(MetricKind kind) {
        return switch (kind) {
            case SCORE -> Arbitraries.integers().between(0, 10).map(NpsTally::of);
            case SHARE -> Arbitraries.of(true, false).map(ShareTally::of);
            case MEAN ->
                Combinators.combine(Arbitraries.doubles().between(1, 5), Arbitraries.of(true, false))
                        .as(RatingTally::of);
            case COUNT -> Arbitraries.just(CountTally.ONE);
            case DURATION ->
                // From nothing to a century: the overflow bucket is one like the others.
                Arbitraries.longs()
                        .between(0, 3_155_760_000_000L)
                        .map(Duration::ofMillis)
                        .map(DurationTally::of);
        };
    }

    @Example
    void shouldFailLoudlyWhenSumOverflows() {
        for (Tally full : FULL) {
            assertThatThrownBy(() -> full.plus(full)).as("%s", full).isInstanceOf(ArithmeticException.class);
        }
    }

    @Example
    void shouldKeepValueWhenGivenMapChanges() {
        SortedMap<Integer, Long> counts = new TreeMap<>(java.util.Map.of(4000, 2L));
        RatingTally tally = new RatingTally(counts, 2);

        counts.put(1000, 7L);

        assertThat(tally.counts()).containsOnlyKeys(4000);
        assertThatThrownBy(() -> tally.counts().put(1, 1L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Example
    void shouldGroupAnswersWhenTheyAreAtTheEdges() {
        assertThat(NpsTally.of(0)).isEqualTo(new NpsTally(0, 0, 1));
        assertThat(NpsTally.of(6)).isEqualTo(new NpsTally(0, 0, 1));
        assertThat(NpsTally.of(7)).isEqualTo(new NpsTally(0, 1, 0));
        assertThat(NpsTally.of(8)).isEqualTo(new NpsTally(0, 1, 0));
        assertThat(NpsTally.of(9)).isEqualTo(new NpsTally(1, 0, 0));
        assertThat(NpsTally.of(10)).isEqualTo(new NpsTally(1, 0, 0));
    }

    @Example
    void shouldRefuseWhenAnswerIsOffTheScale() {
        for (double answer : new double[] {-0.1, 10.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> NpsTally.of(answer)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> RatingTally.of(answer, true)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
