package io.cxpulse.notify;

import io.cxpulse.alert.Alert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One replica, a board and a receiver on loopback, moved by a clock that the test sets. */
final class ReplicaRig implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-07T10:03:20Z");
    static final long SEED = 20260107;

    final SetClock clock = new SetClock(NOW);
    final FakeAlertmanager alertmanager;
    final AlertBoard board = new AlertBoard(Duration.ofHours(2));
    final List<PostOutcome> outcomes = new ArrayList<>();
    int refusals;
    private final Replica replica;

    ReplicaRig() throws IOException {
        this(Duration.ofSeconds(10));
    }

    ReplicaRig(Duration timeout) throws IOException {
        alertmanager = FakeAlertmanager.start(clock);
        replica = replica(alertmanager, timeout);
    }

    private Replica replica(FakeAlertmanager target, Duration timeout) {
        Receiver receiver = Receiver.at(target.url());
        return new Replica(
                board,
                receiver,
                new AlertmanagerClient(AlertmanagerClient.http(timeout), receiver, timeout, clock),
                new Posting(Optional.empty()),
                clock,
                new SplittableRandom(SEED),
                listener());
    }

    private NotifyListener listener() {
        return new NotifyListener() {
            @Override
            public void posted(String receiver, PostOutcome outcome, Instant at) {
                outcomes.add(outcome);
            }

            @Override
            public void refused(String receiver) {
                refusals++;
            }
        };
    }

    /** Says now what has become of an alert. */
    boolean say(Alert alert) {
        return board.put(0, alert.fingerprint(), alert, clock.instant());
    }

    /** Lets so much time pass; the replica does what is due. */
    void pass(Duration time) throws InterruptedException {
        Instant end = clock.instant().plus(time);
        while (true) {
            Duration wait = replica.step();
            Instant next = clock.instant().plus(wait);
            if (next.isAfter(end)) {
                clock.set(end);
                return;
            }
            clock.set(next);
        }
    }

    /** One step at most. */
    Duration step() throws InterruptedException {
        return replica.step();
    }

    @Override
    public void close() {
        alertmanager.close();
    }
}
