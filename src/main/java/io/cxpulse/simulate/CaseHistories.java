package io.cxpulse.simulate;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.StateChange;
import io.cxpulse.event.UnfitField;
import io.cxpulse.ingest.StateDiffer;
import io.cxpulse.wire.DerivedEvents;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events of sorted states of cases, each compared with the one before it. */
final class CaseHistories {

    /** Skip reason of a state that was read before, in this file or another. */
    static final String REPEATED = "REPEATED_SNAPSHOT";

    /** Skip reason of a state in which nothing that matters here is different. */
    static final String UNCHANGED = "UNCHANGED_SNAPSHOT";

    private final StateDiffer differ;
    private final DerivedEvents events;

    CaseHistories(String source, InstantSource clock) {
        this.differ = new StateDiffer(source);
        this.events = new DerivedEvents(source, clock);
    }

    /** A rejected state is as good as not read: the next one is compared with the one before it. */
    void compare(SnapshotSort states, StopSignal stop, MappedRows.Taker taker) throws IOException, DeliveryFailed {
        CaseSnapshot before = null;
        SnapshotSort.Located next = stop.isRequested() ? null : states.next();
        while (next != null) {
            CaseSnapshot state = next.state();
            CaseSnapshot last = before != null && before.caseId().equals(state.caseId()) ? before : null;
            if (compare(last, next, taker)) {
                before = state;
            }
            next = stop.isRequested() ? null : states.next();
        }
    }

    private boolean compare(@Nullable CaseSnapshot before, SnapshotSort.Located next, MappedRows.Taker taker)
            throws IOException, DeliveryFailed {
        if (StateDiffer.isRepeated(before, next.state())) {
            taker.skipped(REPEATED);
            return true;
        }
        List<StateChange> changes;
        try {
            changes = differ.compare(before, next.state());
        } catch (UnfitField e) {
            taker.rejected(next.origin().unmappable(e.path(), e.detail()));
            return false;
        }
        if (changes.isEmpty()) {
            taker.skipped(UNCHANGED);
        }
        for (StateChange change : changes) {
            taker.event(events.of(change));
        }
        return true;
    }
}
