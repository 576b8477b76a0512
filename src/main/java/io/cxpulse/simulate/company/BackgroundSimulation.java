package io.cxpulse.simulate.company;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.EventSink;
import io.cxpulse.simulate.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A simulation beside other work, on a thread of its own: for an instance that plays a company to itself. Closing it stops
 * it and closes its sink.
 */
public final class BackgroundSimulation implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Plan plan;
    private final EventSink sink;
    private final Consumer<DeliveryFailed> failed;
    private final InstantSource clock;
    private final Thread thread;

    private BackgroundSimulation(Plan plan, EventSink sink, InstantSource clock, Consumer<DeliveryFailed> failed) {
        this.plan = plan;
        this.sink = sink;
        this.clock = clock;
        this.failed = failed;
        this.thread = new Thread(this::run, "cx-pulse-simulation");
    }

    /**
     * Starts it.
     *
     * @param sink taken over: closed at the end
     * @param clock wall clock, by which live is paced
     * @param failed told, on the simulation's thread, if the sink fails; the simulation is over then
     */
    public static BackgroundSimulation start(
            Plan plan, EventSink sink, InstantSource clock, Consumer<DeliveryFailed> failed) {
        BackgroundSimulation simulation = new BackgroundSimulation(plan, sink, clock, failed);
        simulation.thread.setDaemon(true);
        simulation.thread.start();
        return simulation;
    }

    /** Waits until the past is delivered, or the simulation is over; false if neither is so in time. */
    public boolean awaitPast(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops after the event in hand, and waits for it for half a minute at most. */
    @Override
    public void close() {
        stop.request();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        SimulationProgress progress = new SimulationProgress() {
            @Override
            public void produced(Instant time, long events) {}

            @Override
            public void caughtUp(long events) {
                caughtUp.countDown();
            }
        };
        try (sink) {
            var unused = new Simulation(
                            plan, new Simulation.Surroundings(clock, Pace.live(clock, stop), stop, progress))
                    .run(sink);
        } catch (DeliveryFailed e) {
            failed.accept(e);
        } finally {
            caughtUp.countDown();
        }
    }
}
