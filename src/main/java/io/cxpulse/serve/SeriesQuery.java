package io.cxpulse.serve;

import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A range of windows of one metric and segment.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 * @param step distance of the ends of two sliding windows, whole minutes; of no meaning for calendar windows
 */
public record SeriesQuery(
        MetricDefinition metric, Segment segment, WindowDefinition window, Instant from, Instant to, Duration step) {

    public SeriesQuery {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }

    /**
     * The windows asked for, oldest first: calendar windows that overlap the range, and sliding windows whose last step
     * does. So the window that is still open at {@code to} is among them, and adjacent ranges share none of them when
     * they meet at a window's end.
     */
    public Stream<Window> windows() {
        return WindowGrid.of(window, step).windows(from, to);
    }
}
