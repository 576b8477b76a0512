package io.cxpulse.serve;

import io.cxpulse.metric.MetricRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a segment says now.
 *
 * @param newest highest event time of all upstreams
 * @param watermark every upstream has passed it; absent as long as one of them is unknown
 * @param points by metric; absent where nothing was observed in the window
 */
public record Current(Optional<Instant> newest, Optional<Instant> watermark, Map<MetricRef, Point> points) {

    public Current {
        points = Map.copyOf(points);
    }
}
