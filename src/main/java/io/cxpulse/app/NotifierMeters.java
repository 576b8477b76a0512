package io.cxpulse.app;

import io.cxpulse.notify.NotifyListener;
import io.cxpulse.notify.PostOutcome;
import io.cxpulse.wire.MeterName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Counts what the notifier reports. Every series is there from the start, so that a receiver that never answers is seen. */
final class NotifierMeters implements NotifyListener {

    private final Meters meters;
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();

    /** @param receivers their names */
    NotifierMeters(Meters meters, List<String> receivers) {
        this.meters = meters;
        for (Skip reason : Skip.values()) {
            meters.declare(MeterName.NOTIFY_SKIPPED, reason.name());
        }
        receivers.forEach(this::declare);
    }

    private void declare(String receiver) {
        for (PostOutcome outcome : PostOutcome.values()) {
            meters.declare(MeterName.NOTIFY_POSTS, receiver, outcome.name());
        }
        meters.declare(MeterName.NOTIFY_REFUSED, receiver);
        meters.time(
                MeterName.NOTIFY_LAST_SUCCESS,
                () -> Optional.of(successes.getOrDefault(receiver, Instant.EPOCH)),
                receiver);
    }

    /** @param firing number of alerts that are told */
    void watch(IntSupplier firing) {
        meters.number(MeterName.NOTIFY_ALERTS, firing);
    }

    @Override
    public void posted(String receiver, PostOutcome outcome, Instant at) {
        meters.count(MeterName.NOTIFY_POSTS, receiver, outcome.name());
        if (outcome == PostOutcome.TAKEN) {
            successes.put(receiver, at);
        }
    }

    @Override
    public void refused(String receiver) {
        meters.count(MeterName.NOTIFY_REFUSED, receiver);
    }

    @Override
    public void skipped(Skip reason) {
        meters.count(MeterName.NOTIFY_SKIPPED, reason.name());
    }
}
