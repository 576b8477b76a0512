package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaneSpanTest {

    private static final Instant DAY = Instant.parse("1969-12-20T00:00:00Z");
    private static final int MINUTES = 15 * 24 * 60;

    @Property
    void shouldCoverExactlyAndInOrderWhenNothingExpired(@ForAll("windows") Window window) {
        List<PaneSpan> spans = PaneSpan.cover(window, PaneSpanTest::all).orElseThrow();

        Instant end = window.start();
        for (PaneSpan span : spans) {
            assertThat(span.from()).as("adjacent").isEqualTo(end);
            assertThat(span.from()).isBefore(span.to());
            assertThat(span.level().floor(span.from())).isEqualTo(span.from());
            assertThat(span.level().floor(span.to())).isEqualTo(span.to());
            end = span.to();
        }
        assertThat(end).isEqualTo(window.end());
    }

    @Property
    void shouldUseCoarsestPanesWhenTheyFit(@ForAll("windows") Window window) {
        for (PaneSpan span : PaneSpan.cover(window, PaneSpanTest::all).orElseThrow()) {
            for (PaneLevel level : PaneLevel.values()) {
                if (level.compareTo(span.level()) > 0) {
                    assertThat(level.ceiling(span.from()).plus(level.size()))
                            .as("a pane of a %s in %s", level, span)
                            .isAfter(span.to());
                }
            }
        }
    }

    @Property
    void shouldSumToBruteForceWhenEventsFallIntoPanes(@ForAll("windows") Window window, @ForAll long seed) {
        Random random = new Random(seed);
        Map<PaneLevel, Map<Instant, Tally>> panes = new EnumMap<>(PaneLevel.class);
        Tally expected = CountTally.EMPTY;
        for (int i = 0; i < 300; i++) {
            Instant time =
                    DAY.plusMillis(random.nextLong(Duration.ofMinutes(MINUTES).toMillis()));
            for (PaneLevel level : PaneLevel.values()) {
                panes.computeIfAbsent(level, l -> new HashMap<>())
                        .merge(level.floor(time), CountTally.ONE, Tally::plus);
            }
            expected = window.contains(time) ? expected.plus(CountTally.ONE) : expected;
        }

        Tally sum = CountTally.EMPTY;
        for (PaneSpan span : PaneSpan.cover(window, PaneSpanTest::all).orElseThrow()) {
            for (Instant pane = span.from();
                    pane.isBefore(span.to());
                    pane = pane.plus(span.level().size())) {
                sum = sum.plus(panes.get(span.level()).getOrDefault(pane, CountTally.EMPTY));
            }
        }
        assertThat(sum).isEqualTo(expected);
    }

    @Property
    void shouldRefuseWhenAMinuteIsOnlyLeftInPanesThatDoNotFit(
            @ForAll("windows") Window window, @ForAll("watermarks") Instant watermark) {
        PaneRetention retention = new PaneRetention(Duration.ofHours(7), Duration.ofDays(2), Duration.ofDays(5));
        Function<PaneLevel, Instant> keptFrom = level -> retention.keptFrom(level, watermark);

        assertThat(PaneSpan.cover(window, keptFrom).isPresent()).isEqualTo(coverable(window, keptFrom));
    }

    /** Keeps every pane. */
    private static Instant all(PaneLevel level) {
        return DAY.minus(level.size());
    }

    /** Whether each minute lies in a kept pane that lies in the window. */
    private static boolean coverable(Window window, Function<PaneLevel, Instant> keptFrom) {
        Instant minute = window.start();
        while (minute.isBefore(window.end())) {
            Optional<Instant> next = Optional.empty();
            for (PaneLevel level : PaneLevel.values()) {
                Instant from = level.floor(minute);
                Instant to = from.plus(level.size());
                if (!from.isBefore(window.start())
                        && !to.isAfter(window.end())
                        && !from.isBefore(keptFrom.apply(level))) {
                    next = Optional.of(to);
                }
            }
            if (next.isEmpty()) {
                return false;
            }
            minute = next.get();
        }
        return true;
    }

    @Example
    void shouldRefuseWhenWindowBeginsInsideAMinute() {
        Window window = new Window(DAY.plusMillis(1), DAY.plus(Duration.ofHours(1)));

        assertThat(PaneSpan.cover(window, PaneSpanTest::all)).isEmpty();
    }

    @Example
    void shouldNeedFiveSpansWhenBothEdgesAreMinutes() {
        Window window = new Window(Instant.parse("2017-05-01T22:59:00Z"), Instant.parse("2017-05-04T01:01:00Z"));

        assertThat(PaneSpan.cover(window, level -> Instant.EPOCH).orElseThrow())
                .containsExactly(
                        span(PaneLevel.MINUTE, "2017-05-01T22:59:00Z", "2017-05-01T23:00:00Z"),
                        span(PaneLevel.HOUR, "2017-05-01T23:00:00Z", "2017-05-02T00:00:00Z"),
                        span(PaneLevel.DAY, "2017-05-02T00:00:00Z", "2017-05-04T00:00:00Z"),
                        span(PaneLevel.HOUR, "2017-05-04T00:00:00Z", "2017-05-04T01:00:00Z"),
                        span(PaneLevel.MINUTE, "2017-05-04T01:00:00Z", "2017-05-04T01:01:00Z"));
    }

    private static PaneSpan span(PaneLevel level, String from, String to) {
        return new PaneSpan(level, Instant.parse(from), Instant.parse(to));
    }

    @Provide
    Arbitrary<Window> windows() {
        Arbitrary<Integer> minute = Arbitraries.oneOf(
                Arbitraries.integers().between(0, MINUTES),
                Arbitraries.integers().between(0, MINUTES / 60).map(hour -> hour * 60),
                Arbitraries.integers().between(0, MINUTES / 1440).map(day -> day * 1440));
        return Combinators.combine(minute, minute)
                .as((a, b) -> new int[] {Math.min(a, b), Math.max(a, b)})
                .filter(edges -> edges[0] < edges[1])
                .map(edges ->
                        new Window(DAY.plus(Duration.ofMinutes(edges[0])), DAY.plus(Duration.ofMinutes(edges[1]))));
    }

    @Provide
    Arbitrary<Instant> watermarks() {
        return Arbitraries.longs()
                .between(0, Duration.ofMinutes(MINUTES).toMillis())
                .map(DAY::plusMillis);
    }
}
