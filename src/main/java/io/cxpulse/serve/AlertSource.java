package io.cxpulse.serve;

import io.cxpulse.wire.AvroSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where alerts are read from.
 *
 * @param bootstrap brokers as {@code host:port,...}
 * @param clientSettings further settings of Kafka clients, e.g. for authentication; may hold secrets
 */
public record AlertSource(String bootstrap, Map<String, String> clientSettings, AvroSettings avro) {

    public AlertSource {
        clientSettings = Map.copyOf(clientSettings);
    }

    /**
     * Settings of a consumer that belongs to no group, sees only what is committed, and is told where a position is gone
     * instead of going on elsewhere. It must not bring a topic into being either: that has settings of its own.
     */
    Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        List.of("group.id", "group.instance.id", "group.protocol", "group.remote.assignor")
                .forEach(settings::remove);
        settings.put("bootstrap.servers", bootstrap);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", false);
        return settings;
    }

    /** Names no value of the settings. */
    @Override
    public String toString() {
        return bootstrap + " " + clientSettings.keySet();
    }
}
