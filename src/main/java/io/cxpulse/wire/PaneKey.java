package io.cxpulse.wire;

import io.cxpulse.metric.PaneLevel;
import java.time.Instant;

/**
 * Where a pane is stored.
 *
 * @param segment canonical text
 */
public record PaneKey(String segment, PaneLevel level, Instant start) {}
