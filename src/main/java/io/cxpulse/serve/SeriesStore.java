package io.cxpulse.serve;

import io.cxpulse.metric.GroupingSet;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.WindowDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Where the query API reads its numbers. Called by many threads at once.
 *
 * <p>Every method throws {@link StoreUnavailableException} while what it needs cannot be read.
 */
public interface SeriesStore {

    /**
     * Those of {@link SeriesQuery#windows()} in which something was observed, oldest first. Windows nothing was
     * observed in are left out, and so are windows whose panes are gone.
     */
    Series series(SeriesQuery query);

    /** What every metric of the segment says in the current window. */
    Current current(Segment segment, WindowDefinition window);

    /** The segments of {@code by} that have data, in the order of their canonical text. */
    List<Segment> segments(MetricDefinition metric, GroupingSet by);

    /** Where windows of one segment of the metric may hold data; empty as long as nothing of it was counted. */
    Optional<Coverage> coverage(MetricDefinition metric, Segment segment, WindowDefinition window);

    /** The other instance that holds a segment; empty if it is held here. */
    default Optional<HttpAddress> holderOf(Segment segment) {
        return Optional.empty();
    }

    /** All other instances that hold segments. */
    default List<HttpAddress> others() {
        return List.of();
    }
}
