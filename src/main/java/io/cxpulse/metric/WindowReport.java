package io.cxpulse.metric;

import java.time.Instant;
import java.util.Optional;

/**
 * One published number.
 *
 * @param label of the window's definition, e.g. {@code day}
 * @param watermark how far all upstreams had come when it was published
 */
public record WindowReport(
        MetricRef metric,
        String unit,
        Segment segment,
        String label,
        Window window,
        WindowState state,
        Reading reading,
        Optional<Instant> watermark) {}
