package io.cxpulse.notify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one receiver: however long that takes to answer, nobody else waits. */
final class ReplicaThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AlertBoard board;
    private final Replica replica;
    private final Thread thread;

    ReplicaThread(AlertBoard board, Replica replica) {
        this.board = board;
        this.replica = replica;
        this.thread = new Thread(this::run, "cx-pulse-notify-" + replica.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long seen = board.revision();
                Duration wait = step();
                if (!wait.isZero()) {
                    board.awaitChange(seen, wait);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped", e);
        }
    }

    private Duration step() throws InterruptedException {
        try {
            return replica.step();
        } catch (RuntimeException e) {
            replica.broken(e);
            return Duration.ZERO;
        }
    }

    /** A request that is under way is abandoned. */
    @Override
    public void close() {
        thread.interrupt();
        ThreadEnd.await(thread, PATIENCE);
    }
}
