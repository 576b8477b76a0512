package io.cxpulse.serve;

import java.time.Instant;

/**
 * A stretch of event time outside of which no window holds data. It may be generous, but never too short.
 *
 * @param from inclusive: what a window needs from before it is no longer kept, or never was there
 * @param to exclusive: later than every counted event. The watermark would not do: it runs behind the newest events,
 *     whose window is asked for most
 */
public record Coverage(Instant from, Instant to) {

    public Coverage {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("coverage from " + from + " is not before its end " + to);
        }
    }
}
