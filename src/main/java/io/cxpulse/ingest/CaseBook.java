package io.cxpulse.ingest;

import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.CaseHead;
import io.cxpulse.cases.CaseHistory;
import io.cxpulse.cases.CaseState;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Difference;
import io.cxpulse.event.Horizon;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Rejection;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.event.Slot;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.Observation;
import io.cxpulse.wire.CaseStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The book of cases. Of each case it keeps every event, and the state after the last one: the next event in order needs
 * only that, whatever the length of the history. An event out of order, an amendment or a retraction folds the history
 * twice, without and with it, and the difference of the two is what it changes.
 */
final class CaseBook implements EventBook {

    /** Longest history that is kept, in accepted events. It bounds what one case can cost. */
    static final int LONGEST_HISTORY = 5_000;

    private final CaseStores stores;
    private final MetricCatalogue catalogue;

    /** Of the event that was asked about last, until anything is written. */
    private @Nullable CasePage page;

    CaseBook(CaseStores stores, MetricCatalogue catalogue) {
        this.stores = stores;
        this.catalogue = catalogue;
    }

    @Override
    public boolean knows(CustomerEvent event, Horizon horizon) {
        page = null;
        return page((CaseStep) event, horizon).own().isKnown();
    }

    @Override
    public Optional<Rejection> refuse(CustomerEvent event, Horizon horizon) {
        return page((CaseStep) event, horizon)
                .head()
                .filter(head -> head.accepted() >= LONGEST_HISTORY)
                .map(head -> new Rejection(
                        RejectionReason.CASE_TOO_LONG,
                        "caseId",
                        "the case has " + head.accepted() + " events; at most " + LONGEST_HISTORY + " are accepted"));
    }

    @Override
    public List<Observation> enter(CustomerEvent event, Horizon horizon) {
        CaseStep step = (CaseStep) event;
        CasePage before = page(step, horizon);
        page = null;
        if (before.isForgotten()) {
            stores.forget(step.caseId());
        }
        return enter(step, before.own(), before.head().orElseGet(() -> CaseHead.before(step.occurredAt())));
    }

    private List<Observation> enter(CaseStep step, Slot own, CaseHead head) {
        if (own.isEmpty() && step.op() == Operation.ASSERT && head.isFollowedBy(step)) {
            return append(step, head);
        }
        if (step.op() != Operation.ASSERT) {
            Slot target = stores.slot(step.caseId(), Objects.requireNonNull(step.targetEventId()));
            if (target.changedBy(step).effective().equals(target.effective())) {
                return note(step, own, target, head);
            }
        }
        return rewrite(step, own, head);
    }

    /** Each record begins with {@link #knows}, which reads anew; what follows it for the same event does not. */
    private CasePage page(CaseStep step, Horizon horizon) {
        if (page == null || !page.isOf(step, horizon)) {
            page = CasePage.read(step, horizon, stores);
        }
        return page;
    }

    /** An amendment or retraction that changes nothing of what holds, not now at least. */
    private List<Observation> note(CaseStep step, Slot own, Slot target, CaseHead head) {
        stores.put(step.caseId(), step.eventId(), own.operating(step));
        stores.put(step.caseId(), Objects.requireNonNull(step.targetEventId()), target.changedBy(step));
        stores.put(step.caseId(), head.unmoved(step));
        return List.of();
    }

    private List<Observation> append(CaseStep step, CaseHead head) {
        CaseState before = head.state();
        CaseState.Advance advance = before.after(step);
        stores.put(step.caseId(), step.eventId(), Slot.EMPTY.asserting(step));
        stores.put(step.caseId(), head.after(step, advance.state()));
        if (before.counts() != advance.state().counts() && before.opening().isPresent()) {
            return enterOrLeave(step);
        }
        if (!advance.state().counts()) {
            return List.of();
        }
        List<CaseFact> after = new ArrayList<>(advance.happened());
        after.addAll(advance.state().standing());
        return changes(before.standing(), after);
    }

    /** A case that enters all numbers, or leaves them, does so with its whole past. */
    private List<Observation> enterOrLeave(CaseStep step) {
        List<CaseStep> steps = effective(stores.slots(step.caseId()));
        List<CaseStep> before = steps.stream()
                .filter(other -> !other.eventId().equals(step.eventId()))
                .toList();
        return changes(CaseHistory.of(before).facts(), CaseHistory.of(steps).facts());
    }

    private List<Observation> rewrite(CaseStep step, Slot own, CaseHead head) {
        SortedMap<String, Slot> slots = stores.slots(step.caseId());
        List<CaseFact> before = CaseHistory.of(effective(slots)).facts();
        if (step.op() == Operation.ASSERT) {
            put(step, step.eventId(), own.asserting(step), slots);
        } else {
            put(step, step.eventId(), own.operating(step), slots);
            String target = Objects.requireNonNull(step.targetEventId());
            put(step, target, slots.getOrDefault(target, Slot.EMPTY).changedBy(step), slots);
        }
        List<CaseStep> steps = effective(slots);
        CaseHistory after = CaseHistory.of(steps);
        Optional<CaseStep> last = steps.stream().max(CaseStep.ORDER);
        stores.put(step.caseId(), head.rewritten(step, after.state(), last));
        return changes(before, after.facts());
    }

    private void put(CaseStep step, String eventId, Slot slot, SortedMap<String, Slot> slots) {
        slots.put(eventId, slot);
        stores.put(step.caseId(), eventId, slot);
    }

    /** Facts first: most of them stay, and each is worth many observations. */
    private List<Observation> changes(List<CaseFact> before, List<CaseFact> after) {
        Difference<CaseFact> facts = Difference.between(before, after);
        return Changes.of(Difference.between(catalogue.observe(facts.gone()), catalogue.observe(facts.come())));
    }

    private static List<CaseStep> effective(SortedMap<String, Slot> slots) {
        return slots.values().stream()
                .flatMap(slot -> slot.effective().stream())
                .map(CaseStep.class::cast)
                .toList();
    }

    @Override
    public void sweep(Horizon horizon) {
        page = null;
        stores.sweep(horizon);
    }
}
