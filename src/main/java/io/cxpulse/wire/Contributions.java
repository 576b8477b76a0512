package io.cxpulse.wire;

import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.IngestResult.Note;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** How contributions travel: their bytes, and which aggregating tasks they reach. */
public final class Contributions {

    private Contributions() {}

    public static Serde<Contribution> serde() {
        return new ContributionCodec().serde();
    }

    /** Partials go where the hash of their segment leads; notes go everywhere. */
    public static StreamPartitioner<String, Contribution> partitioner() {
        return (topic, key, value, partitions) ->
                value instanceof Note ? Optional.of(all(partitions)) : Optional.empty();
    }

    static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
    }
}
