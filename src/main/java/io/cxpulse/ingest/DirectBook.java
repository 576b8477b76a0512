package io.cxpulse.ingest;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Difference;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.Slot;
import io.cxpulse.ingest.Competition.Rivals;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Observation;
import io.cxpulse.wire.EventSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The book of surveys and interactions. Each is measured by itself, but for the metrics that count only a customer's
 * latest answer.
 */
final class DirectBook implements EventBook {

    private final EventSlots slots;
    private final MetricCatalogue catalogue;
    private final Optional<Competition> competition;

    /** @param competition empty if every event counts */
    DirectBook(EventSlots slots, MetricCatalogue catalogue, Optional<Competition> competition) {
        this.slots = slots;
        this.catalogue = catalogue;
        this.competition = competition;
    }

    @Override
    public boolean knows(CustomerEvent event, Horizon horizon) {
        return slots.get(event.eventId(), horizon).isKnown();
    }

    @Override
    public Optional<Rejection> refuse(CustomerEvent event, Horizon horizon) {
        return Optional.empty();
    }

    @Override
    public List<Observation> enter(CustomerEvent event, Horizon horizon) {
        Slot own = slots.get(event.eventId(), horizon);
        if (event.op() == Operation.ASSERT) {
            competition.ifPresent(others -> others.enter(event));
            return replace(event.eventId(), own, own.asserting(event), horizon);
        }
        slots.put(event.eventId(), own.operating(event));
        String target = Objects.requireNonNull(event.targetEventId());
        Slot before = slots.get(target, horizon);
        return replace(target, before, before.changedBy(event), horizon);
    }

    private List<Observation> replace(String eventId, Slot before, Slot after, Horizon horizon) {
        slots.put(eventId, after);
        Rivals rivals =
                competition.map(others -> others.rivals(before, after, horizon)).orElse(Rivals.NONE);
        return Changes.of(Difference.between(observe(before, rivals), observe(after, rivals)));
    }

    private List<Observation> observe(Slot slot, Rivals rivals) {
        Optional<CustomerEvent> event = slot.effective();
        List<Observation> observations = new ArrayList<>(rivals.observe(event));
        event.ifPresent(one -> observations.addAll(catalogue.observe(List.of(one))));
        return observations;
    }

    @Override
    public void sweep(Horizon horizon) {
        slots.sweep(horizon);
        competition.ifPresent(others -> others.sweep(horizon));
    }
}
