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

    /** These and others that no other instance has, of both as many as the limit allows. */
    SegmentList and(SegmentList others, int limit) {
        return new SegmentList(
                Stream.concat(segments.stream(), others.segments.stream())
                        .sorted(Comparator.comparing(Segment::canonical))
                        .limit(limit)
                        .toList(),
                total + others.total);
    }
}
