package io.cxpulse.alert;

import io.cxpulse.metric.MetricKind;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** All of it as text that no later version writes differently. */
    String terms() {
        return Stream.of(
                        kind,
                        side,
                        threshold,
                        tick.toMillis(),
                        budget.toMillis(),
                        window.toMillis(),
                        hold.toMillis(),
                        recovery.at(),
                        recovery.confidence(),
                        recovery.hold().toMillis(),
                        recovery.reopen().toMillis(),
                        noData.policy(),
                        noData.after().toMillis())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** Evidence at which the alert is raised: the budget in ticks. */
    public double evidenceNeeded() {
        return (double) budget.toMillis() / tick.toMillis();
    }
}
