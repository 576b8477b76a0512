package io.cxpulse.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds events back so that gaps of event time pass at a multiple of real time. */
public final class Pacer {

    private final double speed;
    private final InstantSource clock;
    private final Consumer<Duration> sleeper;
    private @Nullable Instant firstEvent;
    private @Nullable Instant started;

    /**
     * @param speed how many times faster than real time; positive infinity for no limit
     * @param clock the wall clock
     * @param sleeper waits for the time given, or shorter when the replay is to stop
     */
    public Pacer(double speed, InstantSource clock, Consumer<Duration> sleeper) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed " + speed + "; a positive number is wanted");
        }
        this.speed = speed;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Returns when the event is due. An event older than the first, or late by the wall clock, is due at once. */
    public void await(Instant eventTime) {
        if (Double.isInfinite(speed)) {
            return;
        }
        Instant now = clock.instant();
        if (firstEvent == null || started == null) {
            firstEvent = eventTime;
            started = now;
            return;
        }
        double dueMillis = Duration.between(firstEvent, eventTime).toMillis() / speed;
        Duration wait = Duration.between(now, started.plusMillis(Math.round(dueMillis)));
        if (!wait.isNegative() && !wait.isZero()) {
            sleeper.accept(wait);
        }
    }
}
