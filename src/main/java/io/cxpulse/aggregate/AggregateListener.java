package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.WindowReport;
import java.time.Instant;

/** Told what the aggregating tasks do, for meters; what it hears may be repeated after a failure. */
public interface AggregateListener {

    AggregateListener NONE = new AggregateListener() {};

    default void added() {}

    default void published(WindowReport report) {}

    /** @param task number of the aggregating task that has come so far */
    default void advanced(int task, Completeness completeness) {}

    /** The task no longer runs here. */
    default void left(int task) {}

    /** A partial older than any pane still kept of its segment could not be added. */
    default void expired(String segment, Instant minute) {}
}
