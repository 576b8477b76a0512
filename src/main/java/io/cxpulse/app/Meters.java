package io.cxpulse.app;

import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The product's meters in a registry: each is made when it is first needed. */
final class Meters {

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** Which counter, and the values of its labels. */
    private record Series(MeterName meter, List<String> labels) {}

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param labels values, in the order of the meter's labels; written in lower case */
    void count(MeterName meter, String... labels) {
        counter(meter, labels).increment();
    }

    /** Shows 0 from now on until something is counted. */
    void declare(MeterName meter, String... labels) {
        counter(meter, labels).increment(0);
    }

    /** A gauge of Unix time; none while the time is empty. */
    void time(MeterName meter, Supplier<Optional<Instant>> time, String... labels) {
        Gauge.builder(meter.meter(), () -> {
                    Optional<Instant> now = time.get();
                    return now.map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN);
                })
                .description(meter.sentence())
                .tags(tags(meter, labels))
                .register(registry);
    }

    /**
     * Counts a delay by its size; one that is negative, because clocks differ, as none.
     *
     * @param bounds of the buckets
     */
    void delay(MeterName meter, Duration delay, Duration[] bounds, String... labels) {
        timers.computeIfAbsent(new Series(meter, List.of(labels)), key -> Timer.builder(meter.meter())
                        .description(meter.sentence())
                        .tags(tags(meter, labels))
                        .serviceLevelObjectives(bounds)
                        .register(registry))
                .record(delay.isNegative() ? Duration.ZERO : delay);
    }

    /** A gauge of a number. */
    void number(MeterName meter, IntSupplier number) {
        Gauge.builder(meter.meter(), number::getAsInt)
                .description(meter.sentence())
                .register(registry);
    }

    private Counter counter(MeterName meter, String... labels) {
        return counters.computeIfAbsent(new Series(meter, List.of(labels)), key -> Counter.builder(meter.meter())
                .description(meter.sentence())
                .tags(tags(meter, labels))
                .register(registry));
    }

    private static Tags tags(MeterName meter, String... labels) {
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.length; i++) {
            tags = tags.and(meter.labels().get(i), labels[i].toLowerCase(Locale.ROOT));
        }
        return tags;
    }
}
