package io.cxpulse.app;

import io.cxpulse.wire.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the product's topics where they are missing, and reports, but never changes, those that differ. */
final class TopicAdmin {

    private static final String TIMESTAMP_TYPE = "message.timestamp.type";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long RETRY_MILLIS = 100;

    private final Admin admin;
    private final int partitions;
    private final Optional<Short> replication;

    /**
     * @param partitions of every topic that is created
     * @param replication of every topic that is created; empty leaves it to the broker
     */
    TopicAdmin(Admin admin, int partitions, Optional<Short> replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * What was found.
     *
     * @param partitions by topic
     * @param differences from the wanted settings, a sentence each
     * @param dangers those of the differences that would make numbers wrong
     */
    record Found(Map<Topics, Integer> partitions, List<String> differences, List<String> dangers) {}

    /** Creates what is missing, then looks at everything. */
    Found ensure() throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = Arrays.stream(Topics.values())
                .filter(topic -> !existing.contains(topic.topic()))
                .map(topic ->
                        new NewTopic(topic.topic(), Optional.of(partitions), replication).configs(topic.settings()))
                .toList();
        create(missing);
        return lookUntilKnown();
    }

    /** A topic that was just created is not known to every broker at once. */
    private Found lookUntilKnown() throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return look();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private void create(List<NewTopic> topics) throws ExecutionException, InterruptedException {
        for (var created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                // Another instance that starts at the same time may have been first.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Found look() throws ExecutionException, InterruptedException {
        List<String> names = Arrays.stream(Topics.values()).map(Topics::topic).toList();
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get();
        List<String> differences = new ArrayList<>();
        configs.forEach((resource, config) -> differences.addAll(differences(resource.name(), config)));
        Map<Topics, Integer> counts = new EnumMap<>(Topics.class);
        descriptions
                .values()
                .forEach(topic ->
                        counts.put(ofName(topic.name()), topic.partitions().size()));
        List<String> dangers =
                differences.stream().filter(TopicAdmin::isDangerous).toList();
        return new Found(counts, List.copyOf(differences), dangers);
    }

    private static List<String> differences(String name, Config config) {
        List<String> differences = new ArrayList<>();
        ofName(name).settings().forEach((key, wanted) -> {
            ConfigEntry actual = config.get(key);
            if (actual == null || !wanted.equals(actual.value())) {
                differences.add("topic " + name + " has " + key + "=" + (actual == null ? "nothing" : actual.value())
                        + "; " + wanted + " is wanted");
            }
        });
        return differences;
    }

    /** Without the append time of the broker, a producer's own clock would decide what is too far in the future. */
    private static boolean isDangerous(String difference) {
        return difference.contains(TIMESTAMP_TYPE)
                && Topics.withRole(Topics.Role.INPUT).stream().anyMatch(topic -> difference.contains(topic.topic()));
    }

    private static Topics ofName(String name) {
        return Arrays.stream(Topics.values())
                .filter(topic -> topic.topic().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
