package io.cxpulse.wire;

import io.cxpulse.event.Rejection;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.UpstreamState;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What ingest makes of its input: dead letters, and contributions that cross to the aggregating tasks. */
public sealed interface IngestResult {

    /** An input that is not counted, with where it stands and what it was. */
    record Rejected(
            Rejection rejection,
            String topic,
            int partition,
            long offset,
            Instant appendedAt,
            Optional<Instant> eventTime,
            @Nullable Bytes key,
            @Nullable Bytes value)
            implements IngestResult {}

    /** What crosses the repartition topic. */
    sealed interface Contribution extends IngestResult {}

    /**
     * What an upstream adds to one step of one segment, the segment being the record's key. One event's worth or many:
     * the format does not tell, so that upstreams may add up before they send.
     *
     * @param start of the step
     */
    record Partial(Instant start, Pane delta) implements Contribution {

        /** The minute that the step is in. */
        public Instant minute() {
            return PaneLevel.MINUTE.floor(start);
        }
    }

    /** What an upstream says of its progress, to every aggregating task. */
    record Note(Upstream upstream, UpstreamState state) implements Contribution {}
}
