package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import java.time.Duration;

/**
 * What a rule asks of every segment: where the threshold is, how much evidence it takes, and when it is over.
 *
 * @param kind of the metric that is looked at
 * @param threshold in the unit of the metric
 * @param tick step of the evaluation
 * @param budget mean time to a false alarm of one segment that is exactly at the threshold, at least
 * @param window of the value and its interval that are shown, and of recovery
 * @param hold how long the evidence must last before somebody is alerted
 */
public record Criterion(
        MetricKind kind,
        Side side,
        double threshold,
        Duration tick,
        Duration budget,
        Duration window,
        Duration hold,
        Recovery recovery,
        Silence noData) {

    /** Evidence at which the alert is raised: the budget in ticks. */
    public double evidenceNeeded() {
        return (double) budget.toMillis() / tick.toMillis();
    }
}
