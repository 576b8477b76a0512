package io.cxpulse.ingest;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Difference;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.Slot;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Observation;
import io.cxpulse.wire.SlotCodec;
import io.cxpulse.wire.Sweep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The book of events that are measured each by itself: surveys and interactions. */
final class DirectBook implements EventBook {

    private final KeyValueStore<String, byte[]> slots;
    private final SlotCodec codec;
    private final MetricCatalogue catalogue;
    private final Sweep<String, byte[]> sweep;
    private long added;

    DirectBook(KeyValueStore<String, byte[]> slots, SlotCodec codec, MetricCatalogue catalogue) {
        this.slots = slots;
        this.codec = codec;
        this.catalogue = catalogue;
        this.sweep = new Sweep<>(slots);
    }

    @Override
    public boolean knows(CustomerEvent event, Horizon horizon) {
        return slot(event.eventId(), horizon).isKnown();
    }

    @Override
    public Optional<Rejection> refuse(CustomerEvent event, Horizon horizon) {
        return Optional.empty();
    }

    @Override
    public List<Observation> enter(CustomerEvent event, Horizon horizon) {
        Slot own = slot(event.eventId(), horizon);
        if (event.op() == Operation.ASSERT) {
            return replace(event.eventId(), own, own.asserting(event));
        }
        put(event.eventId(), own.operating(event));
        String target = Objects.requireNonNull(event.targetEventId());
        Slot before = slot(target, horizon);
        return replace(target, before, before.changedBy(event));
    }

    private List<Observation> replace(String eventId, Slot before, Slot after) {
        added += before.isEmpty() ? 1 : 0;
        put(eventId, after);
        return Changes.of(Difference.between(observe(before), observe(after)));
    }

    private List<Observation> observe(Slot slot) {
        return slot.effective().map(event -> catalogue.observe(List.of(event))).orElse(List.of());
    }

    private Slot slot(String eventId, Horizon horizon) {
        byte[] bytes = slots.get(eventId);
        return bytes == null ? Slot.EMPTY : codec.decode(eventId, bytes).after(horizon);
    }

    private void put(String eventId, Slot slot) {
        slots.put(eventId, codec.encode(slot));
    }

    @Override
    public void sweep(Horizon horizon) {
        sweep.next(added, (eventId, bytes) -> codec.isForgotten(bytes, horizon));
        added = 0;
    }
}
