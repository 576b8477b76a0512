package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import io.cxpulse.wire.MeterName;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Active alerts as gauges. Each instance knows all of them. Of very many the most urgent and newest are shown by their
 * segment, the others are added up as {@value SegmentCap#OTHER}. While the alerts cannot be read, nothing is shown.
 */
public final class AlertGauges implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(AlertGauges.class);

    private final AlertBoard board;
    private final int limit;

    /** @param limit most alerts that are shown by their segment */
    public AlertGauges(AlertBoard board, int limit) {
        this.board = board;
        this.limit = limit;
    }

    @Override
    public MetricSnapshots collect() {
        try {
            return gauges(board.read()).snapshots();
        } catch (StoreUnavailableException e) {
            LOG.debug("alerts are not shown while they cannot be read", e);
            return new GaugeSet().snapshots();
        }
    }

    private GaugeSet gauges(AlertBoard.Standing standing) {
        GaugeSet gauges = new GaugeSet();
        gauges.add(MeterName.ALERTS_KNOWN, Labels.EMPTY, standing.asOf().toEpochMilli() / 1000.0);
        List<Alert> active = standing.alerts().values().stream()
                .filter(AlertQuery::isActive)
                .sorted(AlertQuery.ORDER)
                .toList();
        for (int i = 0; i < active.size(); i++) {
            Alert alert = active.get(i);
            Segment segment = alert.subject().segment();
            gauges.sum(
                    MeterName.ALERTS_ACTIVE, labels(alert, segment, i < limit ? name(segment) : SegmentCap.OTHER), 1);
        }
        return gauges;
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
