package io.cxpulse.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cxpulse.simulate.CollectingSink;
import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.wire.OutboundEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldCountByTypeAndProductWhenDone() throws Exception {
        CollectingSink sink = new CollectingSink();
        List<Long> caughtUp = new ArrayList<>();

        SimulationSummary summary = simulation(Played.plan(4, HOUR.multipliedBy(10)), new StopSignal(), caughtUp)
                .run(sink);

        assertThat(summary.eventCount()).isEqualTo(sink.events().size());
        assertThat(summary.events()).containsKeys("case OPENED", "interaction CONTACT_STARTED", "survey COMPLETED");
        assertThat(summary.answers().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(summary.events().get("survey COMPLETED"));
        assertThat(summary.answers()).containsKey("Büro");
        assertThat(summary.minutes()).isEqualTo(600);
        assertThat(summary.complete()).isTrue();
        assertThat(caughtUp).containsExactly(summary.eventCount());
    }

    @Test
    void shouldEndAfterEventInHandWhenStopped() throws Exception {
        StopSignal stop = new StopSignal();
        CollectingSink sink = new CollectingSink() {
            @Override
            public void send(OutboundEvent event) throws DeliveryFailed {
                super.send(event);
                if (events().size() == 40) {
                    stop.request();
                }
            }
        };

        SimulationSummary summary = simulation(Played.plan(4, HOUR.multipliedBy(10)), stop, new ArrayList<>())
                .run(sink);

        assertThat(summary.complete()).isFalse();
        assertThat(summary.eventCount()).isEqualTo(40);
        assertThat(summary.to()).isEqualTo(sink.events().get(39).eventTime().plusMillis(1));
    }

    @Test
    void shouldFailWhenSinkDoes() {
        CollectingSink sink = new CollectingSink().failingAfter(3);

        assertThatThrownBy(() -> simulation(Played.plan(4, HOUR), new StopSignal(), new ArrayList<>())
                        .run(sink))
                .isInstanceOf(DeliveryFailed.class);
    }

    @Test
    void shouldHaveMoreContactsWhenRateIsHigherAndAsManyAtNightWhenSteady() throws Exception {
        Instant night = Played.MONDAY.plus(HOUR.multipliedBy(2));
        Span span = new Span(night, night.plus(HOUR), night.plus(HOUR.multipliedBy(2)));

        List<OutboundEvent> events =
                Played.events(new Plan(Played.COMPANY, 6, span, new Volume(1, 10, true), List.of()));

        long past = events.stream().filter(Played.between(night, span.live())).count();
        // 10 times the volume, and not of night but of the mean hour, which has at least 5 times as much.
        assertThat(events.size() - past).isGreaterThan(past * 40);
    }

    @Test
    void shouldRefuseWhenPlanIsImpossible() {
        Instant now = Played.MONDAY;

        assertThatThrownBy(() -> new Span(now, now.minusMillis(1), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(now, now, now.minusMillis(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume(0, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume(1, Double.NaN, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGoOnLiveUntilClosedWhenInBackground() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Plan plan = new Plan(
                Played.COMPANY, 9, new Span(now.minus(HOUR), now, null), new Volume(1, 5_000, true), List.of());
        SynchronizedSink sink = new SynchronizedSink();
        AtomicReference<DeliveryFailed> failure = new AtomicReference<>();

        BackgroundSimulation simulation = BackgroundSimulation.start(plan, sink, Clock.systemUTC(), failure::set);
        try (simulation) {
            assertThat(simulation.awaitPast(PATIENCE)).isTrue();
            assertThat(sink.times()).isNotEmpty().anyMatch(time -> time.isBefore(now));
            await().atMost(PATIENCE).until(() -> sink.times().stream().anyMatch(time -> !time.isBefore(now)));
        }

        assertThat(sink.isClosed()).isTrue();
        assertThat(failure).hasValue(null);
        assertThat(sink.times()).isSorted().allMatch(time -> !time.isAfter(Instant.now()));
    }

    @Test
    void shouldTellOfFailureAndEndWaitWhenSinkFailsInBackground() throws Exception {
        AtomicReference<DeliveryFailed> failure = new AtomicReference<>();
        CollectingSink sink = new CollectingSink().failingAfter(1);

        try (BackgroundSimulation simulation =
                BackgroundSimulation.start(Played.plan(4, HOUR), sink, Clock.systemUTC(), failure::set)) {
            assertThat(simulation.awaitPast(PATIENCE)).isTrue();
        }

        assertThat(failure.get()).hasMessage("the broker went away");
        assertThat(sink.isClosed()).isTrue();
    }

    private static Simulation simulation(Plan plan, StopSignal stop, List<Long> caughtUp) {
        SimulationProgress progress = new SimulationProgress() {
            @Override
            public void produced(Instant time, long events) {}

            @Override
            public void caughtUp(long events) {
                caughtUp.add(events);
            }
        };
        return new Simulation(
                plan,
                new Simulation.Surroundings(InstantSource.fixed(Instant.EPOCH), Pace.unlimited(), stop, progress));
    }

    /** Is asked by a test while a simulation fills it. */
    private static final class SynchronizedSink extends CollectingSink {

        private final List<Instant> times = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void send(OutboundEvent event) {
            times.add(event.eventTime());
        }

        List<Instant> times() {
            synchronized (times) {
                return List.copyOf(times);
            }
        }
    }
}
