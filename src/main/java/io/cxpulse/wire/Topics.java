package io.cxpulse.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics of the product: what travels in them, and how they are kept. */
public enum Topics {
    INTERACTIONS("cx.interactions", "InteractionEvent", Role.INPUT, Duration.ofDays(30)),
    SURVEYS("cx.surveys", "SurveyEvent", Role.INPUT, Duration.ofDays(400)),
    CASES("cx.cases", "CaseEvent", Role.INPUT, Duration.ofDays(400)),
    DEAD_LETTERS("cx.dead-letters", "DeadLetter", Role.OUTPUT, Duration.ofDays(30)),
    METRICS("cx.metrics", "WindowedMetric", Role.STATE, Duration.ZERO),
    ALERTS("cx.alerts", "Alert", Role.OUTPUT, Duration.ofDays(90)),
    ALERT_STATE("cx.alert-state", "Alert", Role.STATE, Duration.ZERO);

    /** What a topic is to the product. */
    public enum Role {
        /** Written by producers, kept for replay. */
        INPUT,
        /** Written by the product, deleted by age. */
        OUTPUT,
        /** Written by the product, the last record of a key is kept. */
        STATE
    }

    private final String topic;
    private final String schema;
    private final Role role;
    private final Duration retention;

    Topics(String topic, String schema, Role role, Duration retention) {
        this.topic = topic;
        this.schema = schema;
        this.role = role;
        this.retention = retention;
    }

    /** Name on the cluster, e.g. {@code cx.surveys}. */
    public String topic() {
        return topic;
    }

    /** Simple name of the Avro record it holds. */
    public String schema() {
        return schema;
    }

    public Role role() {
        return role;
    }

    /** How long records are kept after they were appended; zero where the last record of a key is kept for ever. */
    public Duration retention() {
        return retention;
    }

    /**
     * Settings the topic is created with. Append time everywhere: a replay carries old event times, and retention by
     * them would delete its records at once.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("message.timestamp.type", "LogAppendTime");
        if (role == Role.STATE) {
            settings.put("cleanup.policy", "compact");
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return settings;
    }

    public static List<Topics> withRole(Role role) {
        return Arrays.stream(values()).filter(t -> t.role == role).toList();
    }
}
