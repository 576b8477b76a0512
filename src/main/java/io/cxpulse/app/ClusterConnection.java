package io.cxpulse.app;

import io.cxpulse.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** An administrative connection to the cluster of the settings; speaks of its troubles in one line. */
final class ClusterConnection implements AutoCloseable {

    private static final long ANSWER_SECONDS = 15;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Settings settings;
    private final Admin admin;
    /** Until the cluster has answered: it is said in one line that it did not. */
    private final QuietClients quiet = QuietClients.begin();

    private ClusterConnection(Settings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /** @throws UserError if the settings name no broker that can be asked */
    static ClusterConnection open(Settings settings) {
        Map<String, Object> properties = new TreeMap<>(settings.kafka().properties());
        properties.put("bootstrap.servers", settings.kafka().address());
        try {
            return new ClusterConnection(settings, Admin.create(properties));
        } catch (KafkaException e) {
            throw new UserError("no connection to " + settings.kafka().address() + ": " + UserError.rootMessage(e), e);
        }
    }

    Admin admin() {
        return admin;
    }

    /**
     * Creates missing topics.
     *
     * @throws UserError if no broker answers, or the cluster refuses
     */
    TopicAdmin.Found ensureTopics() throws InterruptedException {
        try {
            var unused = admin.describeCluster().clusterId().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            quiet.close();
            return new TopicAdmin(admin, settings.topics().partitions(), Optional.of((short)
                            settings.topics().replicationFactor()))
                    .ensure();
        } catch (TimeoutException e) {
            throw new UserError("no broker answers at " + settings.kafka().address(), e);
        } catch (ExecutionException e) {
            throw new UserError(
                    "the cluster at " + settings.kafka().address() + " refuses: " + UserError.rootMessage(e), e);
        }
    }

    @Override
    public void close() {
        // Without a time it waits for calls that nobody will answer.
        admin.close(CLOSE_TIMEOUT);
        quiet.close();
    }
}
