package io.cxpulse.aggregate;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.metric.PaneRetention;
import java.time.Duration;
import java.util.Set;

/**
 * What an aggregating task needs to know beside the metrics.
 *
 * @param publishInterval how often changed windows are published
 * @param retention how long panes are kept behind the slowest watermark
 * @param roster ids of all upstreams; a window is final when each of them has passed its end
 * @param rules whose ticks the evaluating tasks are told
 */
public record AggregateSettings(Duration publishInterval, PaneRetention retention, Set<String> roster, RuleBook rules) {

    public AggregateSettings {
        roster = Set.copyOf(roster);
    }
}
