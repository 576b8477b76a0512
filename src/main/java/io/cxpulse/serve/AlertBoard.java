package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where the query API reads the alerts of the whole deployment. Called by many threads at once. */
@FunctionalInterface
public interface AlertBoard {

    /** @throws StoreUnavailableException until everything has been read that there was at the start */
    Standing read();

    /**
     * The last word on every alert.
     *
     * @param alerts by fingerprint
     * @param asOf everything committed by then is in it
     * @param newest when the newest record that is in it was appended; empty if there is none
     * @param unreadable records that are not in it because they hold no alert
     */
    record Standing(Map<String, Alert> alerts, Instant asOf, Optional<Instant> newest, long unreadable) {

        public Standing {
            alerts = Map.copyOf(alerts);
        }
    }
}
