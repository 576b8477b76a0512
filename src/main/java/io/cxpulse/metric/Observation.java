package io.cxpulse.metric;

import java.time.Instant;

/**
 * What one event, or one fact about a case, adds to one metric of one segment; taken back by its negated tally.
 *
 * @param eventTime puts it into panes
 */
public record Observation(Segment segment, MetricRef metric, Instant eventTime, Tally tally) {

    /** What takes this observation back. */
    public Observation negated() {
        return new Observation(segment, metric, eventTime, tally.negated());
    }
}
