package io.cxpulse.serve;

import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Reading;
import io.cxpulse.wire.MeterName;
import io.cxpulse.wire.ResultMeter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results as gauges, made anew at every scrape from what stands then. A segment that is no more is missing from the
 * next scrape, as Prometheus expects; a gauge that was set once would stay.
 */
public final class ResultGauges implements MultiCollector {

    private final Map<MetricRef, MetricDefinition> metrics;
    private final ResultBoard board;
    private final SegmentCap cap;

    public ResultGauges(MetricCatalogue catalogue, ResultBoard board, SegmentCap cap) {
        this.metrics =
                catalogue.metrics().stream().collect(Collectors.toMap(MetricDefinition::ref, Function.identity()));
        this.board = board;
        this.cap = cap;
    }

    @Override
    public MetricSnapshots collect() {
        var families = board.families();
        GaugeSet gauges = new GaugeSet();
        families.forEach((family, rows) -> add(family, cap.fold(rows), gauges));
        families.forEach((family, rows) -> gauges.max(
                MeterName.WINDOW_END, Labels.of("window", family.window(), "state", family.state()), newestEnd(rows)));
        gauges.add(MeterName.SEGMENTS_LIMIT, Labels.EMPTY, cap.limit());
        cap.loads(families).forEach((by, load) -> {
            gauges.add(MeterName.SEGMENTS_ACTIVE, Labels.of("by", by), load.active());
            gauges.add(MeterName.SEGMENTS_FOLDED, Labels.of("by", by), load.folded());
        });
        return gauges.snapshots();
    }

    private void add(ResultFamily family, List<ResultRow> rows, GaugeSet gauges) {
        MetricDefinition metric = metrics.get(family.metric());
        if (metric == null) {
            return;
        }
        List<ResultMeter> meters = ResultMeter.of(metric.kind());
        for (ResultRow row : rows) {
            Labels labels = labels(family, row);
            Reading reading = row.tally().read();
            for (ResultMeter meter : meters) {
                add(meter, metric, labels, reading, gauges);
            }
        }
    }

    private static void add(
            ResultMeter meter, MetricDefinition metric, Labels labels, Reading reading, GaugeSet gauges) {
        String name = meter.meter(metric.ref().id());
        String help = meter.phrase() + ": " + metric.description() + ".";
        if (meter == ResultMeter.RESPONSES) {
            ResultMeter.GROUPS.forEach((group, statistic) -> gauges.add(
                    name,
                    help,
                    labels.merge(Labels.of(ResultMeter.GROUP, group)),
                    reading.statistics().getOrDefault(statistic, 0.0)));
        } else {
            meter.of(reading).ifPresent(value -> gauges.add(name, help, labels, value));
        }
    }

    /** In the order of {@link ResultMeter#LABELS}. */
    private static Labels labels(ResultFamily family, ResultRow row) {
        String[] values = {
            Integer.toString(family.metric().version()), family.by(), row.segment(), family.window(), family.state()
        };
        return Labels.of(ResultMeter.LABELS, Arrays.asList(values));
    }

    private static double newestEnd(List<ResultRow> rows) {
        return rows.stream()
                .mapToDouble(row -> row.window().end().toEpochMilli() / 1000.0)
                .max()
                .orElse(Double.NaN);
    }
}
