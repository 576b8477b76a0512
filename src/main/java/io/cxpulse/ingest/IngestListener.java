package io.cxpulse.ingest;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.RejectionReason;
import java.time.Duration;

/** Told what becomes of each input, for meters; what it hears may be repeated after a failure. */
public interface IngestListener {

    IngestListener NONE = new IngestListener() {};

    default void judged(String topic, Disposition disposition) {}

    default void rejected(String topic, RejectionReason reason) {}

    /** @param delay append time minus event time of an accepted event; negative if it came from a fast clock */
    default void accepted(String topic, Duration delay) {}
}
