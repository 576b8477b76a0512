package io.cxpulse.app;

import io.cxpulse.notify.NotifyListener;
import io.cxpulse.notify.PostOutcome;
import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Counts what the notifier reports. Every series is there from the start, so that none of them is missed while it is 0. */
final class NotifierMeters implements NotifyListener {

    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();

    /** @param receivers their names */
    NotifierMeters(MeterRegistry registry, List<String> receivers) {
        this.registry = registry;
        for (Skip reason : Skip.values()) {
            skipped(reason, 0);
        }
        for (String receiver : receivers) {
            for (PostOutcome outcome : PostOutcome.values()) {
                posts(receiver, outcome);
            }
            refused(receiver, 0);
            lastSuccess(receiver);
        }
    }

    void watch(IntSupplier firing) {
        Gauge.builder(MeterName.NOTIFY_ALERTS.meter(), firing::getAsInt)
                .description(MeterName.NOTIFY_ALERTS.sentence())
                .register(registry);
    }

    @Override
    public void posted(String receiver, PostOutcome outcome, Instant at) {
        posts(receiver, outcome).increment();
        if (outcome == PostOutcome.TAKEN) {
            successes.put(receiver, at);
        }
    }

    @Override
    public void refused(String receiver) {
        refused(receiver, 1);
    }

    @Override
    public void skipped(Skip reason) {
        skipped(reason, 1);
    }

    private Counter posts(String receiver, PostOutcome outcome) {
        return counter(MeterName.NOTIFY_POSTS, receiver, lower(outcome));
    }

    private void refused(String receiver, int count) {
        counter(MeterName.NOTIFY_REFUSED, receiver).increment(count);
    }

    private void skipped(Skip reason, int count) {
        counter(MeterName.NOTIFY_SKIPPED, lower(reason)).increment(count);
    }

    /** The same one for the same labels. */
    private Counter counter(MeterName meter, String... labels) {
        Counter.Builder builder = Counter.builder(meter.meter()).description(meter.sentence());
        for (int i = 0; i < labels.length; i++) {
            builder.tag(meter.labels().get(i), labels[i]);
        }
        return builder.register(registry);
    }

    private void lastSuccess(String receiver) {
        MeterName meter = MeterName.NOTIFY_LAST_SUCCESS;
        Gauge.builder(
                        meter.meter(),
                        () -> successes.getOrDefault(receiver, Instant.EPOCH).toEpochMilli() / MILLIS)
                .description(meter.sentence())
                .tag(meter.labels().get(0), receiver)
                .register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
