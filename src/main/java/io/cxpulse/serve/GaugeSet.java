package io.cxpulse.serve;

import io.cxpulse.wire.MeterName;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gauges of one scrape, gathered series by series. */
final class GaugeSet {

    private final Map<String, Gauge> gauges = new LinkedHashMap<>();

    private record Gauge(String help, Map<Labels, Double> series) {}

    void add(String name, String help, Labels labels, double value) {
        gauge(name, help).series().put(labels, value);
    }

    void add(MeterName meter, Labels labels, double value) {
        add(meter.meter(), meter.sentence(), labels, value);
    }

    /** Of several values the highest is shown. */
    void max(MeterName meter, Labels labels, double value) {
        gauge(meter.meter(), meter.sentence()).series().merge(labels, value, Math::max);
    }

    /** Several values are added up. */
    void sum(MeterName meter, Labels labels, double value) {
        gauge(meter.meter(), meter.sentence()).series().merge(labels, value, Double::sum);
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        gauges.forEach((name, gauge) -> all.metricSnapshot(snapshot(name, gauge)));
        return all.build();
    }

    private Gauge gauge(String name, String help) {
        return gauges.computeIfAbsent(name, key -> new Gauge(help, new LinkedHashMap<>()));
    }

    private static GaugeSnapshot snapshot(String name, Gauge gauge) {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(name).help(gauge.help());
        gauge.series()
                .forEach((labels, value) -> snapshot.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build()));
        return snapshot.build();
    }
}
