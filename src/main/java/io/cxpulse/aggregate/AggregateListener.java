package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Tally;
import io.cxpulse.metric.WindowReport;
import io.cxpulse.wire.WindowKey;
import java.time.Instant;

/** Told what the aggregating tasks do, for meters; what it hears may be repeated after a failure. */
public interface AggregateListener {

    AggregateListener NONE = new AggregateListener() {};

    default void added() {}

    default void published(WindowReport report) {}

    /**
     * What a segment's window says now: whenever it is published, and after a start.
     *
     * @param task number of the aggregating task that keeps the segment
     * @param tally what the report was read from
     */
    default void stands(int task, WindowReport report, Tally tally) {}

    /** A number that stood is none any more. */
    default void withdrawn(int task, MetricRef metric, WindowKey window) {}

    /** @param task number of the aggregating task that has come so far */
    default void advanced(int task, Completeness completeness) {}

    /** The task no longer runs here. */
    default void left(int task) {}

    /** A partial older than any pane still kept of its segment could not be added. */
    default void expired(String segment, Instant minute) {}
}
