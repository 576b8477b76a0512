package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.simulate.CollectingSink;
import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.wire.OutboundEvent;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is played follows from the plan alone. */
class DeterminismTest {

    private static final Duration HALF_DAY = Duration.ofHours(12);

    /** Of the day below; a change of what the company does changes it, and that belongs into the changelog. */
    private static final String GOLDEN = "cf6976c1c822284989fd71e2b0d09f1f0e7b985ba962abb773c89cefb8240946";

    @Test
    void shouldGiveKnownBytesWhenDayIsPlayed() throws Exception {
        List<OutboundEvent> day = Played.events(Played.plan(7, Duration.ofDays(1)));

        assertThat(hash(day)).isEqualTo(GOLDEN);
    }

    @Test
    void shouldGiveSameBytesWhenManyPlayAtOnce() throws Exception {
        String alone = hash(Played.events(Played.plan(3, HALF_DAY)));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<String> play = () -> hash(Played.events(Played.plan(3, HALF_DAY)));

            for (var played : threads.invokeAll(List.of(play, play, play))) {
                assertThat(played.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldGiveOtherIdsAndNumbersWhenSeedDiffers() throws Exception {
        List<OutboundEvent> one = Played.events(Played.plan(1, Duration.ofHours(2)));
        List<OutboundEvent> other = Played.events(Played.plan(-2, Duration.ofHours(2)));

        assertThat(one)
                .extracting(event -> Played.text(event, "eventId"))
                .doesNotContainAnyElementsOf(other.stream()
                        .map(event -> Played.text(event, "eventId"))
                        .toList());
        assertThat(one.size()).isNotEqualTo(other.size());
    }

    @Test
    void shouldTellStoriesThatBeganLaterAlikeWhenStartDiffers() throws Exception {
        List<OutboundEvent> early = Played.events(Played.plan(5, HALF_DAY));
        Instant later = Played.MONDAY.plus(Duration.ofHours(9));
        Instant end = Played.MONDAY.plus(HALF_DAY);
        List<OutboundEvent> late =
                Played.events(new Plan(Played.COMPANY, 5, new Span(later, end, end), Volume.USUAL, List.of()));

        List<List<Byte>> known = comparable(Played.bytes(early));
        assertThat(late).isNotEmpty();
        assertThat(known).containsAll(comparable(Played.bytes(late)));
        // Beside them there is only what began before.
        assertThat(early.stream().filter(Played.between(later, end)).count()).isGreaterThan(late.size());
    }

    @Test
    void shouldGiveSameBytesWhenPacedByClockAndBackfillMeetsLive() throws Exception {
        Plan past = Played.plan(11, HALF_DAY);
        Instant live = Played.MONDAY.plus(Duration.ofHours(10));
        Plan split = new Plan(
                Played.COMPANY, 11, new Span(Played.MONDAY, live, past.span().end()), Volume.USUAL, List.of());
        SteppingClock clock = new SteppingClock(live);
        CollectingSink sink = new CollectingSink();

        SimulationSummary summary = run(split, clock, sink);

        assertThat(Played.bytes(sink.events()))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(Played.bytes(Played.events(past)));
        assertThat(summary.complete()).isTrue();
        assertThat(clock.instant()).isEqualTo(past.span().end());
        assertThat(clock.sleeps()).isGreaterThan(1_000);
    }

    @Test
    void shouldSendNothingOfTheFutureWhenClockRuns() throws Exception {
        Instant live = Played.MONDAY.plus(Duration.ofHours(1));
        SteppingClock clock = new SteppingClock(live);
        CollectingSink sink = new CollectingSink() {
            @Override
            public void send(OutboundEvent event) throws DeliveryFailed {
                assertThat(event.eventTime()).isBeforeOrEqualTo(clock.instant());
                super.send(event);
            }
        };

        run(
                new Plan(
                        Played.COMPANY,
                        2,
                        new Span(Played.MONDAY, live, live.plus(Duration.ofHours(2))),
                        new Volume(1, 5, true),
                        List.of(Played.incident("release", Duration.ofMinutes(5)))),
                clock,
                sink);

        assertThat(sink.events()).hasSizeGreaterThan(500);
    }

    private static SimulationSummary run(Plan plan, SteppingClock clock, CollectingSink sink) throws DeliveryFailed {
        StopSignal stop = new StopSignal();
        return new Simulation(
                        plan,
                        new Simulation.Surroundings(
                                clock, Pace.live(clock, stop, clock::sleep), stop, SimulationProgress.NONE))
                .run(sink);
    }

    /** Goes on only while somebody sleeps. */
    private static final class SteppingClock implements InstantSource {

        private Instant now;
        private int sleeps;

        SteppingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void sleep(Duration time) {
            sleeps++;
            // Who sleeps is now and then woken too early.
            now = now.plus(sleeps % 3 == 0 && time.toMillis() > 1 ? time.dividedBy(2) : time);
        }

        int sleeps() {
            return sleeps;
        }
    }

    private static List<List<Byte>> comparable(List<byte[]> events) {
        return events.stream()
                .map(bytes ->
                        IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList())
                .toList();
    }

    private static String hash(List<OutboundEvent> events) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Played.bytes(events).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
