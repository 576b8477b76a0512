package io.cxpulse.metric;

import io.cxpulse.event.CustomerEvent;
import java.util.ArrayList;
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

    /** What an event adds to which segments; empty if no metric measures it. */
    public List<Observation> observe(CustomerEvent event) {
        List<Observation> observations = new ArrayList<>();
        for (MetricDefinition metric : metrics) {
            metric.measure(event).ifPresent(tally -> metric.groupingSets().stream()
                    .flatMap(set -> set.segmentOf(event.dimensions()).stream())
                    .forEach(segment ->
                            observations.add(new Observation(segment, metric.ref(), event.eventTime(), tally))));
        }
        return observations;
    }
}
