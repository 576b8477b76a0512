package io.cxpulse.verify;

import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Published windows, as a faultless pipeline writes them, and ways to spoil them. */
final class Published {

    private final List<ConsumerRecord<String, WindowedMetric>> records = new ArrayList<>();

    Published add(String key, WindowedMetric metric) {
        records.add(new ConsumerRecord<>("cx.metrics", 0, records.size(), key, metric));
        return this;
    }

    static WindowedMetric window(
            String metric,
            int version,
            Contract.Kind kind,
            Map<String, String> segment,
            Instant start,
            Instant end,
            List<Observation> observations) {
        Numbers numbers = Statistics.of(kind, observations);
        return WindowedMetric.newBuilder()
                .setMetric(metric)
                .setVersion(version)
                .setUnit(kind.unit())
                .setSegment(SegmentText.of(segment))
                .setDimensions(segment)
                .setWindow("day")
                .setStart(start)
                .setEnd(end)
                .setState(WindowState.FINAL)
                .setN(numbers.n())
                .setValue(numbers.value())
                .setLow(numbers.low())
                .setHigh(numbers.high())
                .setStatistics(numbers.statistics())
                .build();
    }

    /** Replaces the record of a key. */
    Published spoil(String key, UnaryOperator<WindowedMetric.Builder> fault) {
        records.replaceAll(record -> record.key().equals(key)
                ? new ConsumerRecord<>(
                        record.topic(),
                        0,
                        record.offset(),
                        key,
                        fault.apply(WindowedMetric.newBuilder(record.value())).build())
                : record);
        return this;
    }

    Published drop(String key) {
        records.removeIf(record -> record.key().equals(key));
        return this;
    }

    List<ConsumerRecord<String, WindowedMetric>> records() {
        return List.copyOf(records);
    }
}
