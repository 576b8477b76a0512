package io.cxpulse.config;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.metric.Segment;
import java.time.Instant;

/**
 * A step that an alert is to take.
 *
 * @param earliest first instant at which it may be decided
 * @param latest last one, inclusive
 */
public record ExpectedTransition(
        String ruleId,
        Segment segment,
        AlertPhase from,
        AlertPhase to,
        AlertReason reason,
        Instant earliest,
        Instant latest) {}
