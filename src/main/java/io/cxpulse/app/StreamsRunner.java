package io.cxpulse.app;

import io.cxpulse.serve.Readiness;
import io.cxpulse.wire.RegistryFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology: starts it, replaces failed threads within a budget, and closes it. Corrupt state on the local disk
 * is set aside and restored, at the start as well as later.
 */
final class StreamsRunner implements Readiness, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final Supplier<KafkaStreams> clients;
    private final String applicationId;
    private final Quarantine quarantine;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final CountDownLatch running = new CountDownLatch(1);

    private volatile KafkaStreams streams;

    /** @param clients makes a client that was not started; a further one is made if the start of the last one failed */
    StreamsRunner(Supplier<KafkaStreams> clients, String applicationId, Quarantine quarantine) {
        this.clients = clients;
        this.applicationId = applicationId;
        this.quarantine = quarantine;
        this.streams = prepared(clients.get());
    }

    private KafkaStreams prepared(KafkaStreams client) {
        client.setUncaughtExceptionHandler(this::replaceOrGiveUp);
        client.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                running.countDown();
            }
            if (now == State.ERROR) {
                running.countDown();
                dead.countDown();
            }
        });
        return client;
    }

    KafkaStreams streams() {
        return streams;
    }

    /**
     * Starts the client and returns it. All stores that are there are opened first.
     *
     * @throws UserError if local state is corrupt and cannot be set aside
     */
    KafkaStreams start() {
        while (true) {
            try {
                streams.start();
                return streams;
            } catch (StreamsException e) {
                quarantine.setAside(StoreCorruption.of(e, applicationId).orElseThrow(() -> e));
                // What has failed to start can only be closed.
                streams.close(CLOSE_TIMEOUT);
                streams = prepared(clients.get());
            }
        }
    }

    /**
     * Returns when the topology runs for the first time, however long its stores take to be restored; meanwhile it says
     * now and then what it waits for.
     *
     * @throws UserError if it has died before
     */
    void awaitRunning() throws InterruptedException {
        StartReport report = new StartReport();
        while (!running.await(StartReport.INTERVAL.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn(report.next(streams.state().toString(), leftToRestore()));
        }
        if (streams.state() == State.ERROR) {
            throw new UserError("the pipeline has died at its start; see the log above");
        }
    }

    private OptionalLong leftToRestore() {
        try {
            List<LagInfo> lags = streams.allLocalStorePartitionLags().values().stream()
                    .flatMap(partitions -> partitions.values().stream())
                    .toList();
            return lags.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            lags.stream().mapToLong(LagInfo::offsetLag).sum());
        } catch (StreamsException | IllegalStateException e) {
            LOG.debug("How much is left to be restored is not known", e);
            return OptionalLong.empty();
        }
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
                Status.notReady((running.getCount() == 0
                                ? "the pipeline is rebalancing or restoring: "
                                : "the pipeline is starting: ")
                        + streams.state());
        };
    }

    /**
     * An error of one thread is often gone with the next attempt; one that keeps coming back must become visible. A
     * registry that is away is waited for, however long: nothing is wrong with the pipeline or the records. State that
     * was set aside does not count either: that happens once for each task.
     */
    private StreamThreadExceptionResponse replaceOrGiveUp(Throwable error) {
        if (error instanceof Error) {
            LOG.error("The pipeline stops after an error of the virtual machine", error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Optional<StoreCorruption> corruption = StoreCorruption.of(error, applicationId);
        if (corruption.isPresent() && !isSetAside(corruption.get())) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        boolean waits = corruption.isPresent() || isCausedBy(RegistryFault.class, error);
        Optional<Duration> pause = backOff.next(System.nanoTime(), waits);
        if (pause.isEmpty()) {
            LOG.error("The pipeline stops: its threads keep failing", error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("A thread of the pipeline failed and is replaced in {}", pause.get(), error);
        return awaitUnlessClosing(pause.get())
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private boolean isSetAside(StoreCorruption corruption) {
        try {
            quarantine.setAside(corruption);
            return true;
        } catch (UserError e) {
            LOG.error("The pipeline stops: {}", e.getMessage());
            return false;
        }
    }

    private boolean awaitUnlessClosing(Duration pause) {
        try {
            return !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        closing.countDown();
        // Whoever takes over, the next start included, would otherwise wait until the session of this one has expired.
        CloseOptions leaving = CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(leaving)) {
            LOG.warn("The pipeline did not stop within {}", CLOSE_TIMEOUT);
        }
    }
}
