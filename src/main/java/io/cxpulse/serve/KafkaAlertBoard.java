package io.cxpulse.serve;

import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the compacted topic of alerts from its beginning on, without a group, so every instance knows all alerts and
 * none has to ask another. What it has read it keeps while the broker or the registry is away, and says as of when.
 */
public final class KafkaAlertBoard implements AlertBoard, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaAlertBoard.class);

    private static final Topics TOPIC = Topics.ALERT_STATE;

    private static final String READING = "the topic " + TOPIC.topic() + " is being read";

    private static final Duration POLL = Duration.ofMillis(200);

    /** From one look at where the topic ends to the next, and from a failure to the next attempt. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** For an answer of the broker to a question about the topic. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final AlertFeed feed;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable Standing standing;
    private volatile String trouble = READING;

    private boolean open;
    private boolean failing;
    private AlertLedger ledger = new AlertLedger();
    private @Nullable Look look;
    private @Nullable Instant asOf;

    /** Where the topic ended at a time; once that is read, everything committed by then is known. */
    private record Look(Instant at, Map<TopicPartition, Long> ends) {}

    private KafkaAlertBoard(AlertFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
        this.thread = new Thread(this::run, "cx-pulse-alert-board");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((own, error) -> died(error));
    }

    /**
     * Starts to read.
     *
     * @param clock tells as of when the board is complete
     * @throws KafkaException if the settings are no good
     */
    public static KafkaAlertBoard start(AlertSource source, InstantSource clock) {
        KafkaAlertBoard board = new KafkaAlertBoard(new AlertFeed(TOPIC, source), clock);
        board.thread.start();
        return board;
    }

    @Override
    public Standing read() {
        Standing known = standing;
        if (known == null) {
            throw new StoreUnavailableException("the alerts cannot be read yet: " + trouble, StreamsAccess.RETRY_AFTER);
        }
        return known;
    }

    private void run() {
        try (feed) {
            while (isWanted()) {
                advance();
            }
        }
    }

    private boolean isWanted() {
        return closing.getCount() > 0;
    }

    private void advance() {
        try {
            if (open || open()) {
                follow();
                recovered();
            }
        } catch (WakeupException e) {
            LOG.debug("woken, because the board is closed", e);
        } catch (InvalidOffsetException e) {
            LOG.warn("{} is not what it was and is read from its beginning: {}", TOPIC.topic(), e.getMessage());
            open = false;
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
            LOG.debug("the alerts cannot be read", e);
        }
    }

    /** Begins anew; what was read before stands until this has caught up. */
    private boolean open() {
        ledger = new AlertLedger();
        look = null;
        asOf = null;
        open = feed.open(PATIENCE);
        if (!open) {
            failed("there is no topic " + TOPIC.topic());
        }
        return open;
    }

    private void follow() {
        if (look == null && isTimeToLook()) {
            look = new Look(clock.instant().truncatedTo(ChronoUnit.MILLIS), feed.ends(PATIENCE));
            open = feed.isComplete(PATIENCE);
        }
        feed.poll(POLL, ledger);
        Look reached = look;
        if (reached != null && feed.hasReached(reached.ends(), PATIENCE)) {
            asOf = reached.at();
            look = null;
            publish(reached.at());
        } else if (asOf != null && ledger.hasNews()) {
            publish(asOf);
        }
    }

    /** A wall clock may be set back. */
    private boolean isTimeToLook() {
        return asOf == null || Duration.between(asOf, clock.instant()).abs().compareTo(PAUSE) >= 0;
    }

    private void publish(Instant time) {
        standing = ledger.standing(time, feed.unreadable());
    }

    /** Says so once, however long it lasts, and waits. */
    private void failed(String reason) {
        trouble = reason;
        if (!failing) {
            failing = true;
            LOG.warn("the alerts cannot be read now, and are tried again until they can: {}", reason);
        }
        try {
            var unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the reader of alerts", e);
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            trouble = READING;
            LOG.info("the alerts can be read again");
        }
    }

    private void died(Throwable error) {
        LOG.error("the reader of alerts has died", error);
        trouble = "their reader has died: " + error;
        standing = null;
    }

    @Override
    public void close() {
        closing.countDown();
        feed.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            if (thread.isAlive()) {
                LOG.warn("the reader of alerts still waits for an answer, and ends when it has come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
