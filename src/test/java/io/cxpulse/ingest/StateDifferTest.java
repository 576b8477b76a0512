package io.cxpulse.ingest;

import static io.cxpulse.ingest.SnapshotBuilder.FIRST;
import static io.cxpulse.ingest.SnapshotBuilder.OPENED;
import static io.cxpulse.ingest.SnapshotBuilder.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.StateChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateDifferTest {

    private final StateDiffer differ = new StateDiffer("журнал");

    @Test
    void shouldGiveOpeningOnlyWhenFirstStateIsNew() throws Exception {
        StateChange opened = single(differ.compare(null, state().slaMet(false).build()));

        assertThat(opened.eventId()).isEqualTo("журнал:дело-é:0:1-opened");
        assertThat(opened.change()).isEqualTo(CaseChange.OPENED);
        assertThat(opened.occurredAt()).isEqualTo(OPENED);
        assertThat(opened.statusBefore()).isEqualTo(CaseStatus.UNKNOWN);
        assertThat(opened.statusAfter()).isEqualTo(CaseStatus.NEW);
        assertThat(opened.state().dimensions()).isEqualTo(state().build().dimensions());
        assertThat(opened.state().assignee()).isEqualTo("агент 1");
        assertThat(opened.assigneeBefore()).isNull();
    }

    @Test
    void shouldPutNothingLaterIntoOpeningWhenFirstStateIsAdvanced() throws Exception {
        CaseSnapshot first = state().status(CaseStatus.CLOSED)
                .transfers(2L)
                .reopens(1L)
                .slaMet(false)
                .resolutionCode("code 8")
                .build();

        List<StateChange> changes = differ.compare(null, first);

        assertThat(parts(changes))
                .containsExactly("1-opened", "2-transferred", "2-transferred-002", "7-reopened", "8-status");
        CaseSnapshot opening = changes.get(0).state();
        assertThat(opening.status()).isEqualTo(CaseStatus.NEW);
        assertThat(opening.actor()).isEqualTo(Actor.UNKNOWN);
        assertThat(opening.slaMet()).isNull();
        assertThat(opening.resolutionCode()).isNull();
        assertThat(opening.sourceType()).isNull();
        assertThat(opening.transfers()).isZero();
        assertThat(changes.subList(1, 5)).allSatisfy(change -> {
            assertThat(change.occurredAt()).isEqualTo(FIRST);
            assertThat(change.state()).isEqualTo(first);
        });
        // With which team it was opened is not known.
        assertThat(changes).extracting(StateChange::teamBefore).containsOnlyNulls();
        assertThat(changes).extracting(StateChange::teamAfter).containsExactly(null, null, "Группа 46", null, null);
    }

    @Test
    void shouldOpenWithFirstStateWhenOpeningIsNotSaid() throws Exception {
        StateChange opened = single(differ.compare(null, state().openedAt(null).build()));

        assertThat(opened.occurredAt()).isEqualTo(FIRST);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "NEW, OPEN, RESUMED",
        "PENDING_CUSTOMER, OPEN, RESUMED",
        "ON_HOLD, NEW, RESUMED",
        "CANCELLED, OPEN, RESUMED",
        "DELETED, OPEN, RESUMED",
        "SOLVED, OPEN, REOPENED",
        "CLOSED, OPEN, REOPENED",
        "SOLVED, NEW, REOPENED",
        "NEW, PENDING_CUSTOMER, PENDING_CUSTOMER",
        "SOLVED, PENDING_CUSTOMER, PENDING_CUSTOMER",
        "OPEN, ON_HOLD, ON_HOLD",
        "OPEN, SOLVED, RESOLVED",
        "CLOSED, SOLVED, RESOLVED",
        "NEW, CLOSED, CLOSED",
        "SOLVED, CLOSED, CLOSED",
        "OPEN, CANCELLED, CANCELLED",
        "CLOSED, DELETED, DELETED",
        "SOLVED, SOLVED, RESOLVED",
        "CLOSED, CLOSED, CLOSED",
    })
    void shouldTellStatusWhenItChangesOrIsConfirmed(CaseStatus from, CaseStatus to, CaseChange change)
            throws Exception {
        StateChange told = single(differ.compare(
                state().status(from).build(),
                state().status(to).sequence(7).at(FIRST.plusSeconds(60)).build()));

        assertThat(told.change()).isEqualTo(change);
        assertThat(told.eventId()).isEqualTo("журнал:дело-é:7:8-status");
        assertThat(told.occurredAt()).isEqualTo(FIRST.plusSeconds(60));
        assertThat(told.statusBefore()).isEqualTo(from);
        assertThat(told.statusAfter()).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseStatus.class,
            names = {"NEW", "OPEN", "PENDING_CUSTOMER", "ON_HOLD", "CANCELLED", "DELETED"})
    void shouldTellNothingWhenNothingChanges(CaseStatus status) throws Exception {
        assertThat(differ.compare(
                        state().status(status).build(),
                        state().status(status).sequence(1).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseStatus.class,
            names = {"SOLVED", "CLOSED"})
    void shouldNotConfirmWhenSourceCountsNoChange(CaseStatus status) throws Exception {
        CaseSnapshot polled = state().status(status).build();

        assertThat(differ.compare(
                        polled, state().status(status).at(FIRST.plusSeconds(60)).build()))
                .isEmpty();
    }

    @Test
    void shouldTellNothingWhenStateIsRepeated() throws Exception {
        CaseSnapshot before = state().build();
        CaseSnapshot contradicting =
                state().status(CaseStatus.SOLVED).transfers(9L).build();

        assertThat(StateDiffer.isRepeated(before, contradicting)).isTrue();
        assertThat(differ.compare(before, contradicting)).isEmpty();
        assertThat(StateDiffer.isRepeated(before, state().sequence(1).build())).isFalse();
        assertThat(StateDiffer.isRepeated(before, state().at(OPENED).build())).isFalse();
        assertThat(StateDiffer.isRepeated(null, before)).isFalse();
    }

    @Test
    void shouldTellAgentsWhenAssigneeChanges() throws Exception {
        StateChange assigned = single(differ.compare(
                state().build(), state().assignee("агент 2").sequence(1).build()));
        StateChange unassigned = single(differ.compare(
                state().build(), state().assignee(null).sequence(1).build()));

        assertThat(assigned.change()).isEqualTo(CaseChange.ASSIGNED);
        assertThat(assigned.eventId()).endsWith(":4-assigned");
        assertThat(assigned.assigneeBefore()).isEqualTo("агент 1");
        assertThat(assigned.state().assignee()).isEqualTo("агент 2");
        assertThat(unassigned.change()).isEqualTo(CaseChange.UNASSIGNED);
    }

    @Test
    void shouldTellAttributesWhenOnlyAnotherDimensionChanges() throws Exception {
        StateChange changed = single(differ.compare(
                state().build(), state().topic("возврат").sequence(1).build()));

        assertThat(changed.change()).isEqualTo(CaseChange.ATTRIBUTES_CHANGED);
        assertThat(changed.eventId()).endsWith(":6-attributes");
        assertThat(changed.state().dimension(Dimension.TOPIC)).isEqualTo("возврат");
        assertThat(differ.compare(
                        state().build(), state().slaMet(false).sequence(1).build()))
                .isEmpty();
    }

    @Test
    void shouldTellReopeningOnceWhenCounterAndStatusSaySo() throws Exception {
        StateChange reopened = single(differ.compare(
                state().status(CaseStatus.SOLVED).reopens(0L).build(),
                state().status(CaseStatus.OPEN).reopens(1L).sequence(1).build()));

        assertThat(reopened.change()).isEqualTo(CaseChange.REOPENED);
        assertThat(reopened.eventId()).endsWith(":8-status");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "SOLVED, PENDING_CUSTOMER, REOPENED SOLVED OPEN; PENDING_CUSTOMER OPEN PENDING_CUSTOMER",
        "SOLVED, SOLVED, REOPENED SOLVED OPEN; RESOLVED OPEN SOLVED",
        "SOLVED, CLOSED, REOPENED SOLVED OPEN; CLOSED OPEN CLOSED",
        "CANCELLED, CANCELLED, REOPENED CANCELLED OPEN; CANCELLED OPEN CANCELLED",
        "PENDING_CUSTOMER, OPEN, REOPENED PENDING_CUSTOMER PENDING_CUSTOMER; RESUMED PENDING_CUSTOMER OPEN",
        "OPEN, OPEN, REOPENED OPEN OPEN",
    })
    void shouldTellReopeningBeforeStatusWhenOnlyCounterSaysSo(CaseStatus from, CaseStatus to, String told)
            throws Exception {
        List<StateChange> changes = differ.compare(
                state().status(from).reopens(0L).build(),
                state().status(to).reopens(2L).sequence(1).build());

        assertThat(changes.stream()
                        .map(change -> change.change() + " " + change.statusBefore() + " " + change.statusAfter())
                        .reduce((a, b) -> a + "; " + b))
                .contains(told);
        assertThat(changes).extracting(StateChange::eventId).isSorted();
    }

    @Test
    void shouldTellAllInOrderOfIdsWhenMuchChanges() throws Exception {
        CaseSnapshot before = state().transfers(0L).reopens(0L).build();
        CaseSnapshot after = state().transfers(1L)
                .reopens(1L)
                .team("Équipe 2")
                .assignee("агент 2")
                .priority("1 🔥")
                .topic("возврат")
                .status(CaseStatus.SOLVED)
                .sequence(12)
                .build();

        List<StateChange> changes = differ.compare(before, after);

        assertThat(parts(changes))
                .containsExactly("2-transferred", "4-assigned", "5-priority", "7-reopened", "8-status");
        assertThat(changes).extracting(StateChange::state).containsOnly(after);
        // Until the last of them says otherwise, the case has the status it had.
        assertThat(changes)
                .extracting(StateChange::statusAfter)
                .containsExactly(CaseStatus.NEW, CaseStatus.NEW, CaseStatus.NEW, CaseStatus.NEW, CaseStatus.SOLVED);
        assertThat(changes).extracting(StateChange::assigneeBefore).containsOnly("агент 1");
        assertThat(differ.compare(before, after)).isEqualTo(changes);
    }

    static StateChange single(List<StateChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static List<String> parts(List<StateChange> changes) {
        return changes.stream()
                .map(change -> change.eventId().substring(change.eventId().lastIndexOf(':') + 1))
                .toList();
    }
}
