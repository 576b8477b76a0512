package io.cxpulse.wire;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.time.Instant;
import java.util.OptionalDouble;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How published numbers are written to the metrics topic. */
public final class WindowReports {

    private WindowReports() {}

    /** Key of a calendar window: each is kept. */
    public static String key(MetricRef metric, String segment, String label, Instant start) {
        return key(metric, segment, label) + "|" + start.toEpochMilli();
    }

    /** Key of a sliding window: only the current one is kept. */
    public static String key(MetricRef metric, String segment, String label) {
        return metric + "|" + segment + "|" + label;
    }

    public static Serializer<WindowReport> serializer(AvroSettings settings) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(settings.properties(), false);
        return (topic, report) -> report == null ? null : avro.serialize(topic, toAvro(report));
    }

    private static WindowedMetric toAvro(WindowReport report) {
        return WindowedMetric.newBuilder()
                .setMetric(report.metric().id())
                .setVersion(report.metric().version())
                .setUnit(report.unit())
                .setSegment(report.segment().canonical())
                .setDimensions(report.segment().labels())
                .setWindow(report.label())
                .setStart(report.window().start())
                .setEnd(report.window().end())
                .setState(WindowState.valueOf(report.state().name()))
                .setN(report.reading().n())
                .setValue(orNull(report.reading().value()))
                .setLow(orNull(report.reading().interval().low()))
                .setHigh(orNull(report.reading().interval().high()))
                .setStatistics(report.reading().statistics())
                .setWatermark(report.watermark().orElse(null))
                .build();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
