package io.cxpulse.config;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.PaneRetention;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every setting of an instance besides those passed on to Kafka and the registry client. */
public enum Setting {
    APPLICATION_ID("application.id", "cx-pulse", "name of the Streams application; instances with the same share work"),
    STATE_DIR("state.dir", "data/state", "directory of the state stores"),
    KAFKA_BOOTSTRAP_SERVERS("kafka.bootstrap.servers", "127.0.0.1:9092", "brokers; an embedded one replaces it"),
    REGISTRY_URL("registry.url", "http://127.0.0.1:8081", "schema registry; an embedded one replaces it"),
    SURVEYS_LATENESS("time.surveys.lateness", TimePolicy.surveys().lateness(), "how late surveys are still counted"),
    SURVEYS_MEMORY(
            "time.surveys.memory",
            TimePolicy.surveys().memory(),
            "how long answers are remembered, and can be amended"),
    SURVEYS_DISORDER(
            "time.surveys.out-of-orderness",
            TimePolicy.surveys().outOfOrderness(),
            "how far the watermark of surveys runs behind"),
    SURVEYS_SKEW(
            "time.surveys.allowed-skew",
            TimePolicy.surveys().allowedSkew(),
            "how far surveys may be dated after their append time"),
    INTERACTIONS_LATENESS(
            "time.interactions.lateness",
            TimePolicy.interactions().lateness(),
            "how late interactions are still counted"),
    INTERACTIONS_MEMORY(
            "time.interactions.memory",
            TimePolicy.interactions().memory(),
            "how long interactions are remembered, and can be amended"),
    INTERACTIONS_DISORDER(
            "time.interactions.out-of-orderness",
            TimePolicy.interactions().outOfOrderness(),
            "how far the watermark of interactions runs behind"),
    INTERACTIONS_SKEW(
            "time.interactions.allowed-skew",
            TimePolicy.interactions().allowedSkew(),
            "how far interactions may be dated after their append time"),
    CASES_LATENESS("time.cases.lateness", TimePolicy.cases().lateness(), "how late changes of cases are still counted"),
    CASES_MEMORY(
            "time.cases.memory", TimePolicy.cases().memory(), "how long a case is remembered after its newest change"),
    CASES_DISORDER(
            "time.cases.out-of-orderness",
            TimePolicy.cases().outOfOrderness(),
            "how far the watermark of cases runs behind"),
    CASES_SKEW(
            "time.cases.allowed-skew",
            TimePolicy.cases().allowedSkew(),
            "how far changes of cases may be dated after their append time"),
    IDLE_TIMEOUT("idle.timeout", "5s", "30s", "silence after which a caught-up partition no longer holds finals"),
    WATERMARK_INTERVAL("watermark.interval", "200ms", "how often watermarks travel to the windows"),
    PUBLISH_INTERVAL("publish.interval", "1s", "how often changed windows are published"),
    RETENTION_MINUTES("retention.minutes", PaneRetention.DEFAULT.minutes(), "how long minute panes are kept"),
    RETENTION_HOURS("retention.hours", PaneRetention.DEFAULT.hours(), "how long hour panes are kept"),
    RETENTION_DAYS("retention.days", PaneRetention.DEFAULT.days(), "how long day panes are kept"),
    PARTITIONS("topics.partitions", "4", "8", "partitions of each topic that is created"),
    REPLICATION("topics.replication-factor", "1", "3", "replicas of each topic that is created"),
    THREADS("threads", "2", "stream threads of this instance"),
    API_HOST("api.host", "127.0.0.1", "address that the query API and the admin port listen on"),
    API_PORT("api.port", "0", "8080", "port of the query API; 0 takes a free one"),
    ADMIN_PORT("admin.port", "0", "8090", "port of health and metrics; 0 takes a free one"),
    GAUGES_SEGMENTS(
            "gauges.segments",
            "200",
            "most segments of a dimension that gauges show; the smallest beyond are added up as 'other'"),
    NOTIFY_ALERTMANAGERS(
            "notify.alertmanagers", "", "base URL of every Alertmanager that is told of alerts; none if empty"),
    NOTIFY_MAX_AGE(
            "notify.max-age",
            Notification.MAX_AGE,
            "alerts that are older in event time when they are written are not told"),
    NOTIFY_EXTERNAL_URL("notify.external-url", "", "URL under which people reach the API; alerts link to it");

    private static final Set<Setting> DISORDER = EnumSet.of(SURVEYS_DISORDER, INTERACTIONS_DISORDER, CASES_DISORDER);
    private static final String DISORDER_OF_DEMO = "5s";

    /** Prefix of the environment variables. */
    static final String ENVIRONMENT_PREFIX = "CX_PULSE_";

    private final String key;
    private final String embedded;
    private final String cluster;
    private final String description;

    Setting(String key, String embedded, String cluster, String description) {
        this.key = key;
        this.embedded = embedded;
        this.cluster = cluster;
        this.description = description;
    }

    Setting(String key, String standard, String description) {
        this(key, standard, standard, description);
    }

    Setting(String key, Duration standard, String description) {
        this(key, DurationText.format(standard), description);
    }

    /** Name in files and on the command line, e.g. {@code idle.timeout}. */
    public String key() {
        return key;
    }

    /** Name in the environment, e.g. {@code CX_PULSE_IDLE_TIMEOUT}. */
    public String variable() {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    public String defaultOf(Mode mode) {
        return switch (mode) {
            case CLUSTER -> cluster;
            case EMBEDDED -> embedded;
            case DEMO -> DISORDER.contains(this) ? DISORDER_OF_DEMO : embedded;
        };
    }

    /** One phrase for people. */
    public String description() {
        return description;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(s -> s.variable().equals(variable))
                .findFirst();
    }
}
