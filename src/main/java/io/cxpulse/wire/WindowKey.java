package io.cxpulse.wire;

import java.time.Instant;

/**
 * Where the state of a calendar window is stored.
 *
 * @param segment canonical text
 * @param label of the window's definition
 */
public record WindowKey(String segment, String label, Instant start) {}
