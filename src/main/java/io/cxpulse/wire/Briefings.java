package io.cxpulse.wire;

import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** How briefings travel: their bytes, and which evaluating tasks they reach. */
public final class Briefings {

    private Briefings() {}

    public static Serde<Briefing> serde() {
        return new BriefingCodec().serde();
    }

    /** Summaries go where the hash of their rule leads, so that all its segments meet; how far tasks are goes everywhere. */
    public static StreamPartitioner<String, Briefing> partitioner() {
        return (topic, key, value, partitions) ->
                value instanceof Advance ? Optional.of(Contributions.all(partitions)) : Optional.empty();
    }
}
