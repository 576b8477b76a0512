package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Alerts that a test puts there. */
public final class InMemoryAlertBoard implements AlertBoard {

    public static final Instant AS_OF = Instant.parse("2026-01-07T12:00:00Z");

    private final Map<String, Alert> alerts = new HashMap<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private long unreadable;

    public InMemoryAlertBoard add(Alert... more) {
        for (Alert alert : more) {
            alerts.put(alert.fingerprint(), alert);
        }
        return this;
    }

    public InMemoryAlertBoard unreadable(long records) {
        unreadable = records;
        return this;
    }

    public InMemoryAlertBoard failWith(RuntimeException exception) {
        failure = Optional.of(exception);
        return this;
    }

    @Override
    public Standing read() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        Optional<Instant> newest = alerts.isEmpty() ? Optional.empty() : Optional.of(AS_OF.minusSeconds(7));
        return new Standing(alerts, AS_OF, newest, unreadable);
    }
}
