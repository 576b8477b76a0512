package io.cxpulse.cases;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * How a case came to be what it is: every event in order with what it changed, and where the case stands after all.
 *
 * <p>It is told as it happened: an amendment or retraction shows its effect at the time it was made, and what it changes
 * shows the effect it had until then. So the effects add up to the facts of the case, and the story as of a time is the
 * beginning of the story. Only what was said by amendments that others replaced is not kept: as of a time between two
 * amendments of one event, the event says what it first said.
 *
 * @param entries in {@link CaseStep#ORDER}
 * @param state after the last entry
 * @param reopenings so far
 * @param mergedInto the case it went into, if it is merged and the source says into which
 */
public record CaseStory(
        List<CaseEntry> entries, CaseState state, CaseClocks clocks, int reopenings, Optional<String> mergedInto) {

    public CaseStory {
        entries = List.copyOf(entries);
    }

    /**
     * @param slots everything known of the case, by event id
     * @param asOf leaves out what happened later, and amendments and retractions that were made later; empty for all
     */
    public static CaseStory of(SortedMap<String, Slot> slots, Optional<Instant> asOf) {
        CaseTeller teller = new CaseTeller(slots);
        List<CaseEntry> entries = teller.tell(asOf);
        CaseFold fold = teller.fold();
        return new CaseStory(
                entries,
                fold.state(),
                CaseClocks.of(fold.state(), fold.happened()),
                (int) fold.happened().stream()
                        .filter(fact -> fact.type() == FactType.REOPENED)
                        .count(),
                fold.state().presence().merged() ? mergedInto(teller.holding()) : Optional.empty());
    }

    /** Why the case is in no number; empty if it is, or would be if it were opened. */
    public Set<Exclusion> exclusions() {
        EnumSet<Exclusion> exclusions = EnumSet.noneOf(Exclusion.class);
        add(Exclusion.CANCELLED, state.course().status() == CaseStatus.CANCELLED, exclusions);
        add(Exclusion.DELETED, state.presence().deleted(), exclusions);
        add(Exclusion.MERGED, state.presence().merged(), exclusions);
        add(Exclusion.SPAM, state.presence().spam(), exclusions);
        return exclusions;
    }

    private static void add(Exclusion exclusion, boolean applies, Set<Exclusion> exclusions) {
        if (applies) {
            exclusions.add(exclusion);
        }
    }

    private static Optional<String> mergedInto(Collection<CaseStep> steps) {
        return steps.stream()
                .filter(step -> step.change() == CaseChange.MERGED)
                .reduce((earlier, later) -> later)
                .map(step -> step.content().mergedIntoCaseId());
    }
}
