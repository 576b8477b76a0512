package io.cxpulse.config;

import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import java.time.Duration;
import java.util.Optional;

/**
 * What a rule looks at.
 *
 * @param limit the share of durations above it is looked at; empty for the metric itself
 */
record WatchedMetric(MetricDefinition metric, Optional<Duration> limit) {

    /** The kind of what is compared with the threshold. */
    MetricKind kind() {
        return limit.isPresent() ? MetricKind.SHARE : metric.kind();
    }
}
