package io.cxpulse.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of alerts.
 *
 * @param alertmanagers base URL of every replica; if there is none, nobody is told
 * @param maxAge alerts that are older in event time when they are written are not told
 * @param externalUrl under which people reach the API
 */
public record Notification(List<URI> alertmanagers, Duration maxAge, Optional<URI> externalUrl) {

    static final Duration MAX_AGE = Duration.ofHours(2);

    /** Nobody is told. */
    public static final Notification OFF = new Notification(List.of(), MAX_AGE, Optional.empty());

    public Notification {
        alertmanagers = List.copyOf(alertmanagers);
    }

    public boolean isOff() {
        return alertmanagers.isEmpty();
    }
}
