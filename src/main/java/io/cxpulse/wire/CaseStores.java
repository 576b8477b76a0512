package io.cxpulse.wire;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The cases of one input partition: of each its head, and its events by id. */
public final class CaseStores {

    private final KeyValueStore<String, byte[]> heads;
    private final KeyValueStore<Bytes, byte[]> events;
    private final CaseReader reader;
    private final Sweep<String, byte[]> sweep;
    private long added;

    public CaseStores(KeyValueStore<String, byte[]> heads, KeyValueStore<Bytes, byte[]> events) {
        this.heads = heads;
        this.events = events;
        this.reader = new CaseReader(heads, events);
        this.sweep = new Sweep<>(heads);
    }

    public Optional<CaseHead> head(String caseId) {
        return reader.head(caseId);
    }

    public void put(String caseId, CaseHead head) {
        heads.put(caseId, CaseReader.HEADS.encode(head));
        added += head.accepted() == 1 ? 1 : 0;
    }

    /** What is known under an event id of a case; {@link Slot#EMPTY} if nothing. */
    public Slot slot(String caseId, String eventId) {
        return reader.slot(caseId, eventId);
    }

    /** Everything known of a case, by event id. */
    public SortedMap<String, Slot> slots(String caseId) {
        return reader.slots(caseId);
    }

    public void put(String caseId, String eventId, Slot slot) {
        events.put(CaseReader.key(caseId, eventId), CaseReader.SLOTS.encode(slot));
    }

    /** Deletes everything of a case. */
    public void forget(String caseId) {
        forgetEvents(caseId);
        heads.delete(caseId);
    }

    private void forgetEvents(String caseId) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> range = reader.range(caseId)) {
            range.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(events::delete);
    }

    /** Deletes some of the cases that are forgotten; to be called now and then. */
    public void sweep(Horizon horizon) {
        sweep.next(added, (caseId, head) -> {
            boolean forgotten = horizon.isForgotten(CaseReader.HEADS.newest(head));
            if (forgotten) {
                forgetEvents(caseId);
            }
            return forgotten;
        });
        added = 0;
    }
}
