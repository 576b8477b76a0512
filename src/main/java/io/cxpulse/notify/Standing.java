package io.cxpulse.notify;

import io.cxpulse.alert.Alert;
import java.time.Instant;

/**
 * The current state of one alert.
 *
 * @param key of its record, which is its fingerprint
 * @param partition it was read from
 * @param revision greater than those of all earlier states
 * @param writtenAt when its record was appended
 * @param inherited whether it was there when its partition was taken over, so that nobody here knows what was posted of it
 */
record Standing(String key, int partition, Alert alert, long revision, Instant writtenAt, boolean inherited) {

    boolean isActive() {
        return alert.isActive();
    }

    boolean isOfSameIncident(Alert other) {
        return alert.incidentId().equals(other.incidentId());
    }
}
