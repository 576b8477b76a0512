package io.cxpulse.simulate.company;

import java.time.Instant;

/** Is told how far a simulation is. */
public interface SimulationProgress {

    SimulationProgress NONE = new SimulationProgress() {
        @Override
        public void produced(Instant time, long events) {}

        @Override
        public void caughtUp(long events) {}
    };

    /** After each event: when it happened, and how many there were. */
    void produced(Instant time, long events);

    /** Once, when all events before live are delivered. */
    void caughtUp(long events);
}
