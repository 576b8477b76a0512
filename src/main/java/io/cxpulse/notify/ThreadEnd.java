package io.cxpulse.notify;

import java.time.Duration;

/** Waits for the end of a thread that was told to stop. */
final class ThreadEnd {

    private ThreadEnd() {}

    /** Returns when it has ended, or is not worth waiting for any longer: it is a daemon. */
    static void await(Thread thread, Duration atMost) {
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
