package io.cxpulse.serve;

import io.cxpulse.alert.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last word on every alert, record by record. For one thread. */
final class AlertLedger implements Consumer<AlertRecord> {

    private final Map<String, Alert> alerts = new HashMap<>();
    private @Nullable Instant newest;
    private @Nullable Map<String, Alert> copy;

    @Override
    public void accept(AlertRecord record) {
        record.alert()
                .ifPresentOrElse(
                        alert -> alerts.put(record.fingerprint(), alert), () -> alerts.remove(record.fingerprint()));
        if (newest == null || record.appendedAt().isAfter(newest)) {
            newest = record.appendedAt();
        }
        copy = null;
    }

    /** Whether something came since the last {@link #standing}. */
    boolean hasNews() {
        return copy == null;
    }

    AlertBoard.Standing standing(Instant asOf, long unreadable) {
        Map<String, Alert> current = copy == null ? Map.copyOf(alerts) : copy;
        copy = current;
        return new AlertBoard.Standing(current, asOf, Optional.ofNullable(newest), unreadable);
    }
}
