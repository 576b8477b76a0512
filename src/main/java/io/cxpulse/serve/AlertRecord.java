package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a topic of alerts.
 *
 * @param alert empty if the record says that nothing is known of the fingerprint any more
 * @param appendedAt when the broker took it
 */
public record AlertRecord(String fingerprint, Optional<Alert> alert, Instant appendedAt) {}
