package io.cxpulse.event;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one input partition has been judged.
 *
 * @param nextOffset offset after the last judged record
 * @param highest highest event time accepted so far; empty before the first
 * @param counts dispositions of all judged records
 */
public record Progress(long nextOffset, Optional<Instant> highest, DispositionCounts counts) {

    public static final Progress START = new Progress(0, Optional.empty(), DispositionCounts.NONE);

    /** The event time before which, by policy, no more on-time events are expected; empty before the first event. */
    public Optional<Instant> watermark(TimePolicy policy) {
        return highest.map(time -> time.minus(policy.outOfOrderness()));
    }

    /** The progress after a record that was not accepted. */
    public Progress passed(long offset, Disposition disposition) {
        return new Progress(offset + 1, highest, counts.plusOne(disposition));
    }

    /** The progress after an accepted event. */
    public Progress accepted(long offset, Instant eventTime, Disposition disposition) {
        Instant next = highest.filter(time -> time.isAfter(eventTime)).orElse(eventTime);
        return new Progress(offset + 1, Optional.of(next), counts.plusOne(disposition));
    }
}
