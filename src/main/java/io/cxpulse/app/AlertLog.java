package io.cxpulse.app;

import io.cxpulse.alert.Alert;
import io.cxpulse.serve.AlertFeed;
import io.cxpulse.serve.AlertRecord;
import io.cxpulse.serve.AlertSource;
import io.cxpulse.simulate.StopSignal;
import io.cxpulse.wire.RegistryFault;
import io.cxpulse.wire.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The transitions of alerts, past and to come, as the topic has them. */
final class AlertLog implements AutoCloseable {

    private static final Topics TOPIC = Topics.ALERTS;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(500);

    /** Polls in a row that may bring nothing before the broker is taken to be silent. */
    private static final int SILENT_POLLS = 60;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AlertSource source;
    private final AlertFeed feed;
    private final StopSignal stop;

    private AlertLog(AlertSource source, AlertFeed feed, StopSignal stop) {
        this.source = source;
        this.feed = feed;
        this.stop = stop;
    }

    /**
     * Goes to the beginning of the topic.
     *
     * @throws UserError if the broker does not answer or has no such topic
     */
    static AlertLog open(AlertSource source, StopSignal stop) {
        AlertLog log;
        try {
            log = new AlertLog(source, new AlertFeed(TOPIC, source), stop);
        } catch (KafkaException e) {
            throw failure(source, e);
        }
        try {
            if (!log.feed.open(PATIENCE)) {
                throw new UserError("there is no topic " + TOPIC.topic() + " at " + source.bootstrap());
            }
            return log;
        } catch (KafkaException e) {
            log.close();
            throw failure(source, e);
        } catch (UserError e) {
            log.close();
            throw e;
        }
    }

    /**
     * What was appended until now, in that order.
     *
     * @throws UserError if the broker or the registry cannot be asked
     */
    List<Alert> past() {
        List<AlertRecord> records = new ArrayList<>();
        try {
            readTo(feed.ends(PATIENCE), records);
        } catch (KafkaException | RegistryFault e) {
            throw failure(source, e);
        }
        records.sort(Comparator.comparing(AlertRecord::appendedAt));
        return records.stream().flatMap(record -> record.alert().stream()).toList();
    }

    private void readTo(Map<TopicPartition, Long> ends, List<AlertRecord> records) {
        int silent = 0;
        while (!feed.hasReached(ends, PATIENCE) && !stop.isRequested()) {
            int before = records.size();
            feed.poll(POLL, records::add);
            silent = records.size() > before ? 0 : silent + 1;
            if (silent > SILENT_POLLS) {
                throw new UserError("the broker at " + source.bootstrap() + " has stopped answering");
            }
        }
    }

    /** Leaves out what is there already. */
    void skipPast() {
        try {
            feed.seek(feed.ends(PATIENCE));
        } catch (KafkaException e) {
            throw failure(source, e);
        }
    }

    /** Passes on what comes until a stop is requested; waits for a registry or a broker that is away. */
    void follow(Consumer<Alert> reader, PrintWriter err) {
        boolean failing = false;
        while (!stop.isRequested()) {
            try {
                feed.poll(POLL, record -> record.alert().ifPresent(reader));
                failing = false;
            } catch (RegistryFault e) {
                if (!failing) {
                    err.println("pulse alerts: waiting, " + e.getMessage());
                }
                failing = true;
                stop.sleep(PAUSE);
            } catch (KafkaException e) {
                throw failure(source, e);
            }
        }
    }

    /** Records that were left out because they hold no alert. */
    long unreadable() {
        return feed.unreadable();
    }

    private static UserError failure(AlertSource source, RuntimeException error) {
        if (error instanceof RegistryFault) {
            return new UserError(String.valueOf(error.getMessage()), error);
        }
        return error instanceof TimeoutException
                ? new UserError("no broker answers at " + source.bootstrap(), error)
                : new UserError("Kafka at " + source.bootstrap() + ": " + UserError.rootMessage(error), error);
    }

    @Override
    public void close() {
        feed.close();
    }
}
