package io.cxpulse.app;

import io.cxpulse.serve.Readiness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology: starts it, replaces failed threads within a budget, and closes it. */
final class StreamsRunner implements Readiness, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final int BUDGET = 5;
    private static final Duration BUDGET_PERIOD = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final Deque<Long> replacements = new ArrayDeque<>();
    private volatile boolean started;

    StreamsRunner(Topology topology, Properties properties) {
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(this::replaceOrGiveUp);
        streams.setStateListener((now, before) -> {
            started |= now == State.RUNNING;
            if (now == State.ERROR) {
                dead.countDown();
            }
        });
    }

    KafkaStreams streams() {
        return streams;
    }

    void start() {
        streams.start();
    }

    /** Returns when the topology has died; never, if it does not. */
    void awaitDeath() throws InterruptedException {
        dead.await();
    }

    @Override
    public Status status() {
        return switch (streams.state()) {
            case RUNNING -> Status.READY;
            case ERROR, NOT_RUNNING, PENDING_SHUTDOWN, PENDING_ERROR ->
                Status.notReady("the pipeline has stopped: " + streams.state());
            default ->
                Status.notReady((started ? "the pipeline is rebalancing or restoring: " : "the pipeline is starting: ")
                        + streams.state());
        };
    }

    /** An error of one thread is often gone with the next attempt; one that keeps coming back must become visible. */
    private synchronized StreamThreadExceptionResponse replaceOrGiveUp(Throwable error) {
        if (error instanceof Error) {
            LOG.error("The pipeline stops after an error of the virtual machine", error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long now = System.nanoTime();
        while (!replacements.isEmpty() && now - replacements.peekFirst() > BUDGET_PERIOD.toNanos()) {
            replacements.removeFirst();
        }
        if (replacements.size() >= BUDGET) {
            LOG.error("The pipeline stops: {} of its threads failed within {}", BUDGET + 1, BUDGET_PERIOD, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replacements.addLast(now);
        LOG.warn("A thread of the pipeline failed and is replaced", error);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public void close() {
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn("The pipeline did not stop within {}", CLOSE_TIMEOUT);
        }
    }
}
