package io.cxpulse.config;

import io.cxpulse.event.Score;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Tally;

/** What an event of a scenario says about a metric. */
public sealed interface Observed {

    MetricDefinition metric();

    /** An answer to the question that the metric is about; every metric of that question counts it. */
    record Answer(MetricDefinition metric, Score score) implements Observed {}

    /** A fact about a case, as the metric counts it. */
    record Fact(MetricDefinition metric, Tally tally) implements Observed {}
}
