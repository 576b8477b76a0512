package io.cxpulse.verify;

import java.time.Instant;

/**
 * A stretch of windows of one series, as one question to the API.
 *
 * @param from start of the first window, milliseconds since the epoch
 * @param to end of the last window, exclusive
 */
public record Stretch(Contract metric, SeriesKey key, Cut cut, long from, long to) {

    /** Path and query of the question. */
    public String url() {
        return "/api/v1/metrics/" + SegmentText.encode(metric.id())
                + "/series?segment=" + SegmentText.encode(key.segment())
                + "&window=" + SegmentText.encode(cut.label())
                + "&from=" + SegmentText.encode(Instant.ofEpochMilli(from).toString())
                + "&to=" + SegmentText.encode(Instant.ofEpochMilli(to).toString());
    }
}
