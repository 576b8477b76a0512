package io.cxpulse.metric;

import io.cxpulse.event.Measurable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All metrics of a deployment and the windows they are reported in.
 *
 * @param metrics in the order of the definition file
 * @param windows in the order of the definition file
 */
public record MetricCatalogue(List<MetricDefinition> metrics, List<WindowDefinition> windows) {

    public MetricCatalogue {
        metrics = List.copyOf(metrics);
        windows = List.copyOf(windows);
    }

    /** The newest version of a metric. */
    public Optional<MetricDefinition> metric(String id) {
        return metrics.stream()
                .filter(m -> m.ref().id().equals(id))
                .reduce((left, right) -> left.ref().version() > right.ref().version() ? left : right);
    }

    public Optional<WindowDefinition> window(String label) {
        return windows.stream().filter(w -> w.label().equals(label)).findFirst();
    }

    /** The metrics that count only the latest answer of a customer and window. */
    public List<MetricDefinition> ofLatestAnswers() {
        return metrics.stream().filter(metric -> metric.latestPer().isPresent()).toList();
    }

    /**
     * What events and facts add to which segments of the metrics that count every one; empty if none of these measures
     * them.
     */
    public List<Observation> observe(Collection<? extends Measurable> measurables) {
        List<Observation> observations = new ArrayList<>();
        for (Measurable measurable : measurables) {
            for (MetricDefinition metric : metrics) {
                if (metric.latestPer().isEmpty()) {
                    observations.addAll(metric.observe(measurable));
                }
            }
        }
        return observations;
    }
}
