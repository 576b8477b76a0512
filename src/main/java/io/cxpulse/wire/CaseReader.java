package io.cxpulse.wire;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.event.Slot;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the cases of one input partition: of each its head, and its events by id. */
public final class CaseReader {

    static final SlotCodec SLOTS = SlotCodec.of(Topics.CASES);
    static final CaseHeadCodec HEADS = new CaseHeadCodec();

    private final ReadOnlyKeyValueStore<String, byte[]> heads;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> events;

    public CaseReader(ReadOnlyKeyValueStore<String, byte[]> heads, ReadOnlyKeyValueStore<Bytes, byte[]> events) {
        this.heads = heads;
        this.events = events;
    }

    public Optional<CaseHead> head(String caseId) {
        return Optional.ofNullable(heads.get(caseId)).map(HEADS::decode);
    }

    /** What is known under an event id of a case; {@link Slot#EMPTY} if nothing. */
    public Slot slot(String caseId, String eventId) {
        byte[] bytes = events.get(key(caseId, eventId));
        return bytes == null ? Slot.EMPTY : SLOTS.decode(caseId, eventId, bytes);
    }

    /** Everything known of a case, by event id, as of one moment of the store. */
    public SortedMap<String, Slot> slots(String caseId) {
        SortedMap<String, Slot> slots = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> range = range(caseId)) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                String eventId = CaseKey.decode(entry.key.get()).eventId();
                slots.put(eventId, SLOTS.decode(caseId, eventId, entry.value));
            }
        }
        return slots;
    }

    KeyValueIterator<Bytes, byte[]> range(String caseId) {
        return events.prefixScan(Bytes.wrap(CaseKey.prefix(caseId)), new BytesSerializer());
    }

    static Bytes key(String caseId, String eventId) {
        return Bytes.wrap(new CaseKey(caseId, eventId).encode());
    }
}
