package io.cxpulse.wire;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The cases of one input partition: of each its head, and its events by id. */
public final class CaseStores {

    private static final SlotCodec CODEC = SlotCodec.of(Topics.CASES);

    private final KeyValueStore<String, CaseHead> heads;
    private final KeyValueStore<Bytes, byte[]> events;
    private final Sweep<String, CaseHead> sweep;
    private long added;

    public CaseStores(KeyValueStore<String, CaseHead> heads, KeyValueStore<Bytes, byte[]> events) {
        this.heads = heads;
        this.events = events;
        this.sweep = new Sweep<>(heads);
    }

    public Optional<CaseHead> head(String caseId) {
        return Optional.ofNullable(heads.get(caseId));
    }

    public void put(String caseId, CaseHead head) {
        heads.put(caseId, head);
        added++;
    }

    /** What is known under an event id of a case; {@link Slot#EMPTY} if nothing. */
    public Slot slot(String caseId, String eventId) {
        byte[] bytes = events.get(Bytes.wrap(new CaseKey(caseId, eventId).encode()));
        return bytes == null ? Slot.EMPTY : CODEC.decode(caseId, eventId, bytes);
    }

    /** Everything known of a case, by event id. */
    public SortedMap<String, Slot> slots(String caseId) {
        SortedMap<String, Slot> slots = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> range = range(caseId)) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                String eventId = CaseKey.decode(entry.key.get()).eventId();
                slots.put(eventId, CODEC.decode(caseId, eventId, entry.value));
            }
        }
        return slots;
    }

    public void put(String caseId, String eventId, Slot slot) {
        events.put(Bytes.wrap(new CaseKey(caseId, eventId).encode()), CODEC.encode(slot));
    }

    /** Deletes everything of a case. */
    public void forget(String caseId) {
        forgetEvents(caseId);
        heads.delete(caseId);
    }

    private void forgetEvents(String caseId) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> range = range(caseId)) {
            range.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(events::delete);
    }

    private KeyValueIterator<Bytes, byte[]> range(String caseId) {
        return events.prefixScan(Bytes.wrap(CaseKey.prefix(caseId)), new BytesSerializer());
    }

    /** Deletes some of the cases that are forgotten; to be called now and then. */
    public void sweep(Horizon horizon) {
        sweep.next(added, (caseId, head) -> {
            boolean forgotten = horizon.isForgotten(head.newest());
            if (forgotten) {
                forgetEvents(caseId);
            }
            return forgotten;
        });
        added = 0;
    }
}
