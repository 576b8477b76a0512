package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import java.util.Optional;

/**
 * Something to be said about an incident.
 *
 * @param from phase that was last said; INACTIVE if nothing was
 * @param now what holds from here on
 * @param change that decided; empty where it is that there was none
 */
public record Statement(AlertPhase from, Announcement now, AlertReason reason, Optional<Change> change) {}
