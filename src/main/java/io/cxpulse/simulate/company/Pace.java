package io.cxpulse.simulate.company;

import io.cxpulse.simulate.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Holds events back until they may have happened. */
@FunctionalInterface
public interface Pace {

    /** Returns when the clock has reached {@code time}, or a stop is requested. */
    void await(Instant time);

    /** As fast as events are taken, the future included. */
    static Pace unlimited() {
        return time -> {};
    }

    /** By the wall clock; what lies in the past is not held back. */
    static Pace live(InstantSource clock, StopSignal stop) {
        return live(clock, stop, stop::sleep);
    }

    /** @param sleeper waits for the time given, or shorter */
    static Pace live(InstantSource clock, StopSignal stop, Consumer<Duration> sleeper) {
        return time -> {
            Duration wait = Duration.between(clock.instant(), time);
            while (wait.compareTo(Duration.ZERO) > 0 && !stop.isRequested()) {
                sleeper.accept(wait);
                wait = Duration.between(clock.instant(), time);
            }
        };
    }
}
