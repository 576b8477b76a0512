package io.cxpulse.aggregate;

import io.cxpulse.metric.Completeness;
import io.cxpulse.metric.WindowReport;
import java.time.Instant;

/** Told what the aggregating tasks do, for meters; what it hears may be repeated after a failure. */
public interface AggregateListener {

    AggregateListener NONE = new AggregateListener() {};

    default void added() {}

    default void published(WindowReport report) {}

    default void advanced(Completeness completeness) {}

    /** A partial older than any pane still kept of its segment could not be added. */
    default void expired(String segment, Instant minute) {}
}
