package io.cxpulse.notify;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a notifier needs to know.
 *
 * @param applicationId of the pipeline whose alerts it tells; notifiers with the same share the work
 * @param kafka settings of the Kafka clients in their own keys, the brokers among them; may hold secrets
 * @param alertmanagers base URL of every replica
 * @param maxAge what was older in event time when it was written is not told
 * @param externalUrl under which people reach the API
 */
public record NotifierSettings(
        String applicationId,
        Map<String, String> kafka,
        List<URI> alertmanagers,
        Duration maxAge,
        Optional<URI> externalUrl) {

    private static final String OF_CONSUMERS = "consumer.";
    private static final List<String> OF_OTHERS = List.of(
            "producer.", "admin.", "main.consumer.", "restore.consumer.", "global.consumer.", "topic.", OF_CONSUMERS);

    public NotifierSettings {
        kafka = Map.copyOf(kafka);
        alertmanagers = List.copyOf(alertmanagers);
    }

    /** Name of the consumer group. */
    String group() {
        return applicationId + "-notifier";
    }

    /** Settings of the consumer; what a deployment gives without a prefix holds for all clients. */
    Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>();
        // As in the pipeline: how long the alerts of a killed instance wait for another one.
        consumer.put("session.timeout.ms", "10000");
        kafka.forEach((key, text) -> {
            if (OF_OTHERS.stream().noneMatch(key::startsWith)) {
                consumer.put(key, text);
            }
        });
        kafka.forEach((key, text) -> {
            if (key.startsWith(OF_CONSUMERS)) {
                consumer.put(key.substring(OF_CONSUMERS.length()), text);
            }
        });
        consumer.putAll(Map.of(
                "group.id", group(),
                "client.id", group(),
                "group.protocol", "classic",
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                // Only partitions that move are read anew.
                "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
        return consumer;
    }

    /** Names no value of {@link #kafka}. */
    @Override
    public String toString() {
        return group() + " " + kafka.keySet() + " " + alertmanagers;
    }
}
