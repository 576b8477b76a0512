package io.cxpulse.scenario;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.metric.Segment;
import java.time.Instant;

/**
 * A step that an alert took.
 *
 * @param at end of the tick that decided or, where it is that there is none any more, of the last one closed
 */
public record Transition(
        String ruleId, Segment segment, AlertPhase from, AlertPhase to, AlertReason reason, Instant at) {}
