package io.cxpulse.page;

import io.cxpulse.alert.Alert;
import io.cxpulse.serve.AlertBoard;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Alerts that come and go while the page is looked at. */
final class SteeredBoard implements AlertBoard {

    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final Instant asOf;

    SteeredBoard(Instant asOf) {
        this.asOf = asOf;
    }

    void put(Alert alert) {
        alerts.put(alert.fingerprint(), alert);
    }

    @Override
    public Standing read() {
        return new Standing(alerts, asOf, Optional.of(asOf), 0);
    }
}
