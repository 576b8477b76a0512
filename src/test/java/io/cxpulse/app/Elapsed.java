package io.cxpulse.app;

import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Time since a fault schedule began, for faults whose length is what is tested.
 *
 * @param begin {@link System#nanoTime} of it
 */
record Elapsed(long begin) {

    static Elapsed begins() {
        return new Elapsed(System.nanoTime());
    }

    /** Waits until so much time has passed since the begin. */
    void await(Duration time) {
        Awaitility.await().atMost(time.plusSeconds(60)).until(() -> System.nanoTime() - begin >= time.toNanos());
    }
}
