package io.cxpulse.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one receiver informed, whatever becomes of the others. Failures are logged when they begin and when they are over,
 * and counted in between. For one thread.
 */
final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final AlertBoard board;
    private final Receiver receiver;
    private final AlertmanagerClient client;
    private final Posting posting;
    private final InstantSource clock;
    private final NotifyListener listener;
    private final Agenda agenda;
    private final RetryPause pause;

    Replica(
            AlertBoard board,
            Receiver receiver,
            AlertmanagerClient client,
            Posting posting,
            InstantSource clock,
            RandomGenerator random,
            NotifyListener listener) {
        this.board = board;
        this.receiver = receiver;
        this.client = client;
        this.posting = posting;
        this.clock = clock;
        this.listener = listener;
        this.agenda = new Agenda(board::mayBeBelieved);
        this.pause = new RetryPause(random);
    }

    String name() {
        return receiver.name();
    }

    /** Makes one request at most, and says how long to wait for the next, should nothing change until then. */
    Duration step() throws InterruptedException {
        Instant now = clock.instant();
        Duration left = pause.left(now);
        if (!left.isZero()) {
            return left;
        }
        List<Standing> all = board.shown(now);
        List<Standing> batch = agenda.next(all, now);
        if (batch.isEmpty()) {
            return agenda.untilNext(all, now);
        }
        batch.stream().filter(Standing::isActive).forEach(board::offered);
        Answer answer = client.post(posting.body(batch, now));
        listener.posted(receiver.name(), answer.outcome(), clock.instant());
        settle(batch, answer, now);
        return pause.left(clock.instant());
    }

    private void settle(List<Standing> batch, Answer answer, Instant now) {
        switch (answer.outcome()) {
            case TAKEN -> {
                agenda.told(batch, now);
                answered();
            }
            case REFUSED -> {
                refuse(batch, answer, now);
                answered();
            }
            case FAILED -> failed(answer);
        }
    }

    /** The others of the batch may have been taken; each is told alone to find those that were not. */
    private void refuse(List<Standing> batch, Answer answer, Instant now) {
        if (batch.size() > 1) {
            agenda.suspect(batch, now);
            return;
        }
        Standing standing = batch.get(0);
        agenda.refused(standing, now);
        listener.refused(receiver.name());
        LOG.error(
                "Alertmanager {} refuses the alert of rule {}, incident {}: {}",
                receiver.name(),
                standing.alert().subject().ruleId(),
                standing.alert().incidentId(),
                answer.detail());
    }

    private void answered() {
        if (pause.succeeded()) {
            LOG.info("Alertmanager {} answers again", receiver.name());
        }
    }

    private void failed(Answer answer) {
        pause.failed(clock.instant(), answer.retryAfter());
        if (pause.isFirstFailure()) {
            LOG.warn(
                    "Alertmanager {} takes no alerts: {}; it is asked until it does", receiver.name(), answer.detail());
        }
    }

    /** Something that should not happen; like any failure it is tried again. */
    void broken(RuntimeException error) {
        LOG.error("Telling Alertmanager {} failed", receiver.name(), error);
        pause.failed(clock.instant(), Duration.ZERO);
    }
}
