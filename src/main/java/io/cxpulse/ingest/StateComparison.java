package io.cxpulse.ingest;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.StateChange;
import io.cxpulse.event.UnfitField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of two states of a case. Changes are told in the order of the numbers in their ids, as the changes of
 * one state have one time and one sequence, and the id decides; the status comes last, so each change before it still
 * has the old one.
 */
final class StateComparison {

    private final String ids;
    private final CaseSnapshot before;
    private final CaseSnapshot state;
    private final List<StateChange> changes = new ArrayList<>();
    private CaseStatus status;
    private boolean first;

    StateComparison(String ids, CaseSnapshot before, CaseSnapshot state) {
        this.ids = ids;
        this.before = before;
        this.state = state;
        this.status = before.status();
    }

    /** Puts the opening first, where the state before is the case as it was opened. */
    StateComparison opening() {
        first = true;
        changes.add(new StateChange(
                ids + "1-opened",
                CaseChange.OPENED,
                before.at(),
                before,
                CaseStatus.UNKNOWN,
                before.status(),
                null,
                null,
                null));
        return this;
    }

    List<StateChange> changes() throws UnfitField {
        team();
        if (!Objects.equals(before.assignee(), state.assignee())) {
            add("4-assigned", state.assignee() == null ? CaseChange.UNASSIGNED : CaseChange.ASSIGNED);
        }
        if (isChanged(Dimension.PRIORITY)) {
            add("5-priority", CaseChange.PRIORITY_CHANGED);
        }
        reopening();
        status();
        if (changes.isEmpty() && !before.dimensions().equals(state.dimensions())) {
            add("6-attributes", CaseChange.ATTRIBUTES_CHANGED);
        }
        return changes;
    }

    /** The counter is believed before the team: a case may come back to the team it was with. */
    private void team() throws UnfitField {
        long transfers = increase(before.transfers(), state.transfers());
        if (transfers > StateDiffer.MOST_TRANSFERS) {
            throw new UnfitField(
                    "transfers",
                    "grew from " + before.transfers() + " to " + state.transfers() + " at once; at most "
                            + StateDiffer.MOST_TRANSFERS + " more are accepted");
        }
        for (long i = 1; i <= transfers; i++) {
            String part = i == 1 ? "2-transferred" : String.format(Locale.ROOT, "2-transferred-%03d", i);
            // Nothing is known of the teams in between, nor of the one it was opened with.
            boolean known = i == 1 && !first;
            add(part, CaseChange.TRANSFERRED, known ? team(before) : null, i == transfers ? team(state) : null);
        }
        if (transfers == 0 && isChanged(Dimension.TEAM)) {
            add("3-team", CaseChange.TEAM_CHANGED, team(before), team(state));
        }
    }

    /** A reopening that only the counter tells: it came before the status that the case has now. */
    private void reopening() {
        boolean toldByStatus = isOpen(state.status()) && status.isCompleted();
        if (increase(before.reopens(), state.reopens()) > 0 && !toldByStatus) {
            CaseStatus after = status.isActive() ? status : CaseStatus.OPEN;
            add("7-reopened", CaseChange.REOPENED, after);
        }
    }

    /** Each state in which the case is solved or closed says so again; a copy of the same state does not. */
    private void status() {
        boolean confirmed = state.status().isCompleted() && state.sequence() != before.sequence();
        if (state.status() != status || confirmed) {
            add("8-status", change(status, state.status()), state.status());
        }
    }

    private static CaseChange change(CaseStatus from, CaseStatus to) {
        return switch (to) {
            case NEW, OPEN -> from.isCompleted() ? CaseChange.REOPENED : CaseChange.RESUMED;
            case PENDING_CUSTOMER -> CaseChange.PENDING_CUSTOMER;
            case ON_HOLD -> CaseChange.ON_HOLD;
            case SOLVED -> CaseChange.RESOLVED;
            case CLOSED -> CaseChange.CLOSED;
            case CANCELLED -> CaseChange.CANCELLED;
            case DELETED -> CaseChange.DELETED;
            case UNKNOWN -> throw new IllegalStateException("a state without status");
        };
    }

    private void add(String part, CaseChange change) {
        add(part, change, null, null);
    }

    private void add(String part, CaseChange change, @Nullable String teamBefore, @Nullable String teamAfter) {
        add(part, change, status, teamBefore, teamAfter);
    }

    private void add(String part, CaseChange change, CaseStatus statusAfter) {
        add(part, change, statusAfter, null, null);
        status = statusAfter;
    }

    private void add(
            String part,
            CaseChange change,
            CaseStatus statusAfter,
            @Nullable String teamBefore,
            @Nullable String teamAfter) {
        changes.add(new StateChange(
                ids + part, change, state.at(), state, status, statusAfter, teamBefore, teamAfter, before.assignee()));
    }

    private boolean isChanged(Dimension dimension) {
        return !Objects.equals(before.dimension(dimension), state.dimension(dimension));
    }

    private static boolean isOpen(CaseStatus status) {
        return status == CaseStatus.NEW || status == CaseStatus.OPEN;
    }

    private static @Nullable String team(CaseSnapshot state) {
        return state.dimension(Dimension.TEAM);
    }

    /** By how much a counter grew; 0 where it fell or is not given on both sides. */
    private static long increase(@Nullable Long before, @Nullable Long after) {
        return before == null || after == null ? 0 : Math.max(0, after - before);
    }
}
