package io.cxpulse.app;

import io.cxpulse.simulate.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C and SIGTERM stop work cleanly: the process ends after the work has, or after a bounded wait. */
final class StopOnShutdown {

    private static final long LONGEST_WAIT_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final StopSignal stop;
    private final Thread hook;

    private StopOnShutdown(StopSignal stop) {
        this.stop = stop;
        this.hook = new Thread(this::stopAndWait, "stop-on-shutdown");
    }

    static StopOnShutdown install(StopSignal stop) {
        StopOnShutdown installed = new StopOnShutdown(stop);
        Runtime.getRuntime().addShutdownHook(installed.hook);
        return installed;
    }

    /** The work is done; a shutdown may go on. */
    void remove() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and the count above has let it go on.
            stop.request();
        }
    }

    private void stopAndWait() {
        stop.request();
        try {
            if (!done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("pulse: stopped after waiting " + LONGEST_WAIT_SECONDS + " s for work in hand");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
