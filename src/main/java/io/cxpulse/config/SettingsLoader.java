package io.cxpulse.config;

import static io.cxpulse.config.Setting.*;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.PaneRetention;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Settings}. Of the same setting in several places the first of this list is taken:
 *
 * <ol>
 *   <li>the command line, {@code --set key=value}; of several the last
 *   <li>the environment, {@code CX_PULSE_...}: the key in capitals, dots and hyphens as underscores
 *   <li>the properties file
 *   <li>the default of the {@link Mode}
 * </ol>
 *
 * <p>Keys are those of {@link Setting}. What follows {@code kafka.} and {@code registry.} is passed on to the clients
 * in their own keys; in the environment an underscore of such a key stands for a dot.
 */
public final class SettingsLoader {

    private static final String ORIGIN = "settings";

    private static final Pattern APPLICATION_ID_TEXT = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern BROKERS = Pattern.compile("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*");
    private static final Pattern HOST = Pattern.compile("[^\\s/]{1,255}");

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Mode mode;

    public SettingsLoader(Mode mode) {
        this.mode = mode;
    }

    /**
     * @param assignments {@code key=value} each
     * @param environment all variables of the process
     * @param file properties in UTF-8, or null for none
     * @throws InvalidDefinition with every problem
     */
    public Settings load(List<String> assignments, Map<String, String> environment, @Nullable Path file) {
        List<Problem> problems = new ArrayList<>();
        SettingSources sources = new SettingSources(problems);
        if (file != null) {
            sources.properties("file " + file, PropertiesText.read(file, problems));
        }
        sources.environment(environment);
        sources.commandLine(assignments);
        Settings settings = settings(sources, new SettingReader(sources, mode, problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(ORIGIN, problems);
        }
        return settings;
    }

    /** For messages. */
    static String acceptedKeys() {
        return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "))
                + ", kafka.*, registry.*";
    }

    private static Settings settings(SettingSources sources, SettingReader reader) {
        PaneRetention retention = retention(reader);
        return new Settings(
                reader.text(APPLICATION_ID, APPLICATION_ID_TEXT, "1 to 100 letters, digits, dots, hyphens"),
                reader.read(STATE_DIR, "a path", SettingsLoader::path),
                new Connection(
                        reader.text(KAFKA_BOOTSTRAP_SERVERS, BROKERS, "host:port, several joined by commas"),
                        sources.kafka()),
                new Connection(
                        reader.read(REGISTRY_URL, "a URL, e.g. http://127.0.0.1:8081", SettingsLoader::url),
                        sources.registry()),
                timePolicies(reader, retention),
                new Cadence(
                        reader.duration(IDLE_TIMEOUT, Duration.ofMillis(100), Duration.ofDays(1)),
                        reader.duration(WATERMARK_INTERVAL, Duration.ofMillis(10), Duration.ofMinutes(1)),
                        reader.duration(PUBLISH_INTERVAL, Duration.ofMillis(10), Duration.ofHours(1))),
                retention,
                new TopicLayout(reader.integer(PARTITIONS, 1, 1000), reader.integer(REPLICATION, 1, 15)),
                reader.integer(THREADS, 1, 256),
                endpoints(reader),
                reader.integer(GAUGES_SEGMENTS, 1, 10_000),
                NotificationReader.read(reader));
    }

    private static Map<EventSource, TimePolicy> timePolicies(SettingReader reader, PaneRetention retention) {
        return Map.of(
                EventSource.SURVEYS,
                timePolicy(
                        reader,
                        TimePolicy.surveys(),
                        retention,
                        List.of(SURVEYS_SKEW, SURVEYS_DISORDER, SURVEYS_LATENESS, SURVEYS_MEMORY)),
                EventSource.INTERACTIONS,
                timePolicy(
                        reader,
                        TimePolicy.interactions(),
                        retention,
                        List.of(INTERACTIONS_SKEW, INTERACTIONS_DISORDER, INTERACTIONS_LATENESS, INTERACTIONS_MEMORY)),
                EventSource.CASES,
                timePolicy(
                        reader,
                        TimePolicy.cases(),
                        retention,
                        List.of(CASES_SKEW, CASES_DISORDER, CASES_LATENESS, CASES_MEMORY)));
    }

    /** @param settings skew, disorder, lateness and memory */
    private static TimePolicy timePolicy(
            SettingReader reader, TimePolicy standard, PaneRetention retention, List<Setting> settings) {
        Duration day = Duration.ofDays(1);
        Duration skew = reader.duration(settings.get(0), Duration.ZERO, day);
        Duration disorder = reader.duration(settings.get(1), Duration.ZERO, day);
        Duration lateness = reader.duration(settings.get(2), Duration.ZERO, LONGEST);
        Duration memory = reader.duration(settings.get(3), Duration.ZERO, LONGEST);
        // The oldest day that a late event may fall into must be kept whole.
        if (lateness.compareTo(retention.days().minus(day)) > 0) {
            reader.refuse(settings.get(2), "accepted is at least a day less than " + RETENTION_DAYS.key());
        }
        if (memory.compareTo(lateness) < 0) {
            reader.refuse(settings.get(3), "accepted is " + settings.get(2).key() + " or more");
            return standard;
        }
        return new TimePolicy(standard.earliest(), skew, disorder, lateness, memory);
    }

    private static PaneRetention retention(SettingReader reader) {
        PaneRetention retention = new PaneRetention(
                reader.duration(RETENTION_MINUTES, Duration.ofHours(1), LONGEST),
                reader.duration(RETENTION_HOURS, Duration.ofDays(1), LONGEST),
                reader.duration(RETENTION_DAYS, Duration.ofDays(2), LONGEST));
        if (retention.hours().compareTo(retention.minutes()) < 0) {
            reader.refuse(RETENTION_HOURS, "accepted is " + RETENTION_MINUTES.key() + " or more");
        }
        if (retention.days().compareTo(retention.hours()) < 0) {
            reader.refuse(RETENTION_DAYS, "accepted is " + RETENTION_HOURS.key() + " or more");
        }
        return retention;
    }

    private static Endpoints endpoints(SettingReader reader) {
        Endpoints endpoints = new Endpoints(
                reader.text(API_HOST, HOST, "a host name or address"),
                reader.integer(API_PORT, 0, 65535),
                reader.integer(ADMIN_PORT, 0, 65535));
        if (endpoints.apiPort() != 0 && endpoints.apiPort() == endpoints.adminPort()) {
            reader.refuse(ADMIN_PORT, "accepted is another port than " + API_PORT.key());
        }
        return endpoints;
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> url(String text) {
        try {
            URI uri = URI.create(text);
            return Optional.of(text)
                    .filter(known -> uri.getAuthority() != null
                            && Set.of("http", "https", "mock").contains(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
