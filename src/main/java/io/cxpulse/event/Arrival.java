package io.cxpulse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event came in.
 *
 * @param appendedAt when the broker appended its record
 * @param key of its record; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(Instant appendedAt, byte @Nullable [] key) {}
