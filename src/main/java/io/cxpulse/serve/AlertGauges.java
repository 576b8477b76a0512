package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import io.cxpulse.wire.MeterName;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Active alerts as gauges. Each instance knows all of them. Of very many the most urgent and newest are shown by their
 * segment, the others are added up as {@value SegmentCap#OTHER}. While the alerts cannot be read, nothing is shown.
 */
public final class AlertGauges implements MultiCollector {

    private final AlertBoard board;
    private final int limit;

    /** @param limit most alerts that are shown by their segment */
    public AlertGauges(AlertBoard board, int limit) {
        this.board = board;
        this.limit = limit;
    }

    @Override
    public MetricSnapshots collect() {
        GaugeSet gauges = new GaugeSet();
        List<Alert> active = active();
        for (int i = 0; i < active.size(); i++) {
            Alert alert = active.get(i);
            Segment segment = alert.subject().segment();
            gauges.sum(
                    MeterName.ALERTS_ACTIVE, labels(alert, segment, i < limit ? name(segment) : SegmentCap.OTHER), 1);
        }
        return gauges.snapshots();
    }

    private List<Alert> active() {
        try {
            return board.read().alerts().values().stream()
                    .filter(alert -> isActive(alert.transition().to()))
                    .sorted(AlertQuery.ORDER)
                    .toList();
        } catch (StoreUnavailableException e) {
            return List.of();
        }
    }

    private static boolean isActive(AlertPhase phase) {
        return phase == AlertPhase.FIRING || phase == AlertPhase.RECOVERING;
    }

    private static Labels labels(Alert alert, Segment segment, String name) {
        return Labels.of(
                "rule", alert.subject().ruleId(),
                "severity", AlertJson.lower(alert.subject().severity()),
                "state", AlertJson.lower(alert.transition().to()),
                "by", by(segment),
                "segment", name);
    }

    private static String by(Segment segment) {
        return segment.dimensions().isEmpty()
                ? ResultFamily.TOTAL
                : segment.dimensions().stream().map(Dimension::label).collect(Collectors.joining(","));
    }

    private static String name(Segment segment) {
        return segment.dimensions().isEmpty()
                ? ResultFamily.EVERYBODY
                : String.join(", ", segment.values().values());
    }
}
