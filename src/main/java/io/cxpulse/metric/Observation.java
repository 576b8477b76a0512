package io.cxpulse.metric;

import java.time.Instant;

/**
 * What one event adds to one metric of one segment; taken back by its negated tally.
 *
 * @param eventTime puts it into panes
 */
public record Observation(Segment segment, MetricRef metric, Instant eventTime, Tally tally) {}
