package io.cxpulse.wire;

import io.cxpulse.event.Horizon;
import io.cxpulse.event.Slot;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is known under the event ids of one input partition of surveys or interactions. */
public final class EventSlots {

    private final KeyValueStore<String, byte[]> store;
    private final SlotCodec codec;
    private final Sweep<String, byte[]> sweep;
    private long written;

    public EventSlots(KeyValueStore<String, byte[]> store, SlotCodec codec) {
        this.store = store;
        this.codec = codec;
        this.sweep = new Sweep<>(store);
    }

    /** What is remembered under an id; {@link Slot#EMPTY} if nothing. */
    public Slot get(String eventId, Horizon horizon) {
        byte[] bytes = store.get(eventId);
        return bytes == null ? Slot.EMPTY : codec.decode(eventId, bytes).after(horizon);
    }

    public void put(String eventId, Slot slot) {
        store.put(eventId, codec.encode(slot));
        written++;
    }

    /** Deletes some of what is forgotten; to be called now and then. */
    public void sweep(Horizon horizon) {
        sweep.next(written, (eventId, bytes) -> codec.isForgotten(bytes, horizon));
        written = 0;
    }
}
