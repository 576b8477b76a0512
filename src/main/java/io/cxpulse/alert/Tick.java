package io.cxpulse.alert;

import io.cxpulse.metric.Tally;
import java.time.Instant;

/**
 * What is known at the end of one step.
 *
 * @param end of the step, exclusive; the time of whatever is decided
 * @param observed in the step
 * @param window what was observed in the criterion's window up to {@code end}
 */
public record Tick(Instant end, Tally observed, Tally window) {}
