package io.cxpulse.notify;

import io.cxpulse.alert.Alert;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every replica of Alertmanager of every alert, for as long as it fires and a while longer.
 *
 * <p>Nothing is stored: state is read from the compacted topic at each start and take-over, and told at once. So an alert
 * may be told twice, which Alertmanager takes for one, and none is lost. Instances with the same application id share the
 * partitions. Each replica has a thread and at most one request under way; one that is slow, away or refusing delays neither
 * the others nor the reading, and nothing queues up: when it is back, it is told how things are by then.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AlertBoard board;
    private final AlertFollower follower;
    private final List<ReplicaThread> replicas = new ArrayList<>();

    private Notifier(
            NotifierSettings settings, Deserializer<Alert> deserializer, InstantSource clock, NotifyListener listener) {
        board = new AlertBoard(settings.maxAge());
        follower = new AlertFollower(
                () -> new KafkaConsumer<>(
                        settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                deserializer,
                board,
                clock,
                listener);
        Posting posting = new Posting(settings.externalUrl());
        SplittableRandom seeds = new SplittableRandom();
        HttpClient http = AlertmanagerClient.http(TIMEOUT);
        settings.alertmanagers().forEach(url -> {
            Receiver receiver = Receiver.at(url);
            AlertmanagerClient client = new AlertmanagerClient(http, receiver, TIMEOUT, clock);
            replicas.add(new ReplicaThread(
                    board, new Replica(board, receiver, client, posting, clock, seeds.split(), listener)));
        });
    }

    /**
     * Starts to read and to tell; the cluster and the receivers need not be there yet.
     *
     * @param deserializer for the notifier alone; throws what that of {@link io.cxpulse.wire.Alerts} does
     */
    public static Notifier start(
            NotifierSettings settings, Deserializer<Alert> deserializer, InstantSource clock, NotifyListener listener) {
        Notifier notifier = new Notifier(settings, deserializer, clock, listener);
        notifier.replicas.forEach(ReplicaThread::start);
        notifier.follower.start();
        LOG.info("Alerts are told to {} as group {}", settings.alertmanagers(), settings.group());
        return notifier;
    }

    /** Names of the receivers in logs and meters. */
    public static List<String> receivers(NotifierSettings settings) {
        return settings.alertmanagers().stream()
                .map(url -> Receiver.at(url).name())
                .toList();
    }

    /** Number of alerts of this instance that fire. */
    public int firing() {
        return board.firing();
    }

    /** Whether it has its share of the alerts and knows the current state of all of them. */
    public boolean isFollowing() {
        return follower.isFollowing();
    }

    /** Stops in bounded time and tells nobody anything: alerts go on, and another instance takes over. */
    @Override
    public void close() {
        follower.close();
        for (ReplicaThread replica : replicas) {
            replica.close();
        }
    }
}
