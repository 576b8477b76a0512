package io.cxpulse.config;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.PaneRetention;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where and how an instance runs; what it computes is in {@code topology/}. Checked: see {@link SettingsLoader}.
 *
 * @param timePolicies one for every source
 * @param threads stream threads, at least 1
 * @param gaugeSegments most segments of a dimension that gauges show by name, at least 1
 */
public record Settings(
        String applicationId,
        Path stateDirectory,
        Connection kafka,
        Connection registry,
        Map<EventSource, TimePolicy> timePolicies,
        Cadence cadence,
        PaneRetention retention,
        TopicLayout topics,
        int threads,
        Endpoints endpoints,
        int gaugeSegments,
        Notification notification) {

    public Settings {
        timePolicies = Map.copyOf(new EnumMap<>(timePolicies));
    }

    public TimePolicy timePolicy(EventSource source) {
        return Objects.requireNonNull(timePolicies.get(source));
    }

    /** The same settings for other servers, as embedded mode needs them. */
    public Settings connectedTo(String bootstrapServers, String registryUrl) {
        return new Settings(
                applicationId,
                stateDirectory,
                kafka.at(bootstrapServers),
                registry.at(registryUrl),
                timePolicies,
                cadence,
                retention,
                topics,
                threads,
                endpoints,
                gaugeSegments,
                notification);
    }

    /** The same settings with the state stores elsewhere. */
    public Settings withStateDirectory(Path directory) {
        return new Settings(
                applicationId,
                directory,
                kafka,
                registry,
                timePolicies,
                cadence,
                retention,
                topics,
                threads,
                endpoints,
                gaugeSegments,
                notification);
    }

    /** The same settings, but others are told of alerts, or nobody. */
    public Settings withNotification(Notification other) {
        return new Settings(
                applicationId,
                stateDirectory,
                kafka,
                registry,
                timePolicies,
                cadence,
                retention,
                topics,
                threads,
                endpoints,
                gaugeSegments,
                other);
    }

    /**
     * Checks that every window of the catalogue can be merged from the panes that are kept.
     *
     * @throws InvalidDefinition naming each window that cannot
     */
    public void requireRoomFor(MetricCatalogue catalogue) {
        List<Problem> problems = new WindowRoom(this).problems(catalogue);
        if (!problems.isEmpty()) {
            throw new InvalidDefinition("metrics and settings", problems);
        }
    }
}
