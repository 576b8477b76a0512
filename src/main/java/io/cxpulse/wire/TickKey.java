package io.cxpulse.wire;

import java.time.Instant;

/** Where a tick of a rule over a segment is stored; it is known by its end. */
public record TickKey(WatchKey watch, Instant end) {}
