package io.cxpulse.serve;

import io.cxpulse.metric.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some segments of all that fit a request.
 *
 * @param segments by their canonical text
 * @param total how many fit
 */
record SegmentList(List<Segment> segments, long total) {

    SegmentList {
        segments = List.copyOf(segments);
    }

    /** These and those of another instance, as many as the limit allows; one that is moving may be in both. */
    SegmentList and(SegmentList others, int limit) {
        return new SegmentList(
                Stream.concat(segments.stream(), others.segments.stream())
                        .distinct()
                        .sorted(Comparator.comparing(Segment::canonical))
                        .limit(limit)
                        .toList(),
                total
                        + others.total
                        - segments.stream().filter(others.segments::contains).count());
    }
}
