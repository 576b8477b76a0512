package io.cxpulse.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a {@link SeriesQuery}.
 *
 * @param points oldest first
 * @param keptFrom set if windows of the range are missing because their panes are gone: those that start before it
 * @param watermark every upstream has passed it; absent as long as one of them is unknown
 */
public record Series(List<Point> points, Optional<Instant> keptFrom, Optional<Instant> watermark) {

    public static final Series EMPTY = new Series(List.of(), Optional.empty(), Optional.empty());

    public Series {
        points = List.copyOf(points);
    }
}
