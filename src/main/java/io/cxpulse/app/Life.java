package io.cxpulse.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a process that serves until it is told to stop: the parts it keeps are closed in reverse order, once, when
 * the command ends or a signal arrives, whichever is first.
 */
final class Life implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::close, "cx-pulse-stop");
    private boolean closed;

    Life() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @throws IllegalStateException if life is over already; the part is closed then */
    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        if (closed) {
            closeParts();
            throw new IllegalStateException("stopped while starting");
        }
        return part;
    }

    /** Waits for a signal; returns the exit code. */
    int await() throws InterruptedException {
        over.await();
        return 0;
    }

    /** Waits for a signal or the death of the pipeline; returns the exit code. */
    int await(StreamsRunner runner) throws InterruptedException {
        Thread watch = new Thread(
                () -> {
                    try {
                        runner.awaitDeath();
                        LOG.error("The pipeline has died; see the log above");
                        over.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cx-pulse-watch");
        watch.setDaemon(true);
        watch.start();
        over.await();
        return closedBySignal() ? 0 : 1;
    }

    private synchronized boolean closedBySignal() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeParts();
            over.countDown();
        }
    }

    private void closeParts() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
