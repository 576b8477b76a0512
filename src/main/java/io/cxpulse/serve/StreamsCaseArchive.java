package io.cxpulse.serve;

import io.cxpulse.event.Slot;
import io.cxpulse.wire.CaseReader;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from the state stores of this instance, see {@link StreamsSeriesStore}. */
public final class StreamsCaseArchive implements CaseArchive {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsCaseArchive.class);

    private final StreamsAccess streams;
    private final int partitions;

    /** @param partitions of the topic of cases */
    public StreamsCaseArchive(StreamsAccess streams, int partitions) {
        this.streams = streams;
        this.partitions = partitions;
    }

    @Override
    public Lookup look(String caseId) {
        return streams.read(client -> {
            Set<Integer> looked = new HashSet<>();
            for (int partition : StreamsAccess.partitionsHere(client, Topics.CASES.topic()::equals)) {
                Optional<SortedMap<String, Slot>> slots = look(client, partition, caseId, looked);
                if (slots.isPresent()) {
                    return new Lookup(slots, looked);
                }
            }
            return new Lookup(Optional.empty(), looked);
        });
    }

    /** A partition that cannot be read is not looked at; the case may be in another. */
    private static Optional<SortedMap<String, Slot>> look(
            KafkaStreams client, int partition, String caseId, Set<Integer> looked) {
        try {
            CaseReader reader = new CaseReader(
                    StreamsAccess.store(client, Stores.CASE_HEADS, partition),
                    StreamsAccess.store(client, Stores.CASE_EVENTS, partition));
            Optional<SortedMap<String, Slot>> slots =
                    reader.head(caseId).map(head -> reader.slots(caseId)).filter(found -> !found.isEmpty());
            looked.add(partition);
            return slots;
        } catch (InvalidStateStoreException e) {
            LOG.debug("partition {} of the cases cannot be read now", partition, e);
            return Optional.empty();
        }
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public List<HttpAddress> others() {
        return streams.others(Stores.CASE_HEADS, Topics.CASES.topic()::equals, partitions);
    }
}
