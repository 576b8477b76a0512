package io.cxpulse.app;

import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The product's meters in a registry: each is made when it is first needed. */
final class Meters {

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

    /** Which counter, and the values of its labels. */
    private record Series(MeterName meter, List<String> labels) {}

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param labels values, in the order of the meter's labels; written in lower case */
    void count(MeterName meter, String... labels) {
        counters.computeIfAbsent(new Series(meter, List.of(labels)), key -> counter(meter, labels))
                .increment();
    }

    /** A gauge of Unix time; none while the time is empty. */
    void time(MeterName meter, Supplier<Optional<Instant>> time) {
        Gauge.builder(meter.meter(), () -> {
                    Optional<Instant> now = time.get();
                    return now.map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN);
                })
                .description(meter.sentence())
                .register(registry);
    }

    private Counter counter(MeterName meter, String... labels) {
        Counter.Builder builder = Counter.builder(meter.meter()).description(meter.sentence());
        for (int i = 0; i < labels.length; i++) {
            builder.tag(meter.labels().get(i), labels[i].toLowerCase(Locale.ROOT));
        }
        return builder.register(registry);
    }
}
