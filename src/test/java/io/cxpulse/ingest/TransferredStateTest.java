package io.cxpulse.ingest;

import static io.cxpulse.ingest.SnapshotBuilder.state;
import static io.cxpulse.ingest.StateDifferTest.single;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.StateChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Teams of a case: its source counts the transfers, or tells the team only. */
class TransferredStateTest {

    private final StateDiffer differ = new StateDiffer("журнал");

    @Test
    void shouldTellOneTransferPerIncreaseWhenCounterGrows() throws Exception {
        List<StateChange> changes = differ.compare(
                state().transfers(1L).build(),
                state().transfers(4L).team("Équipe 2").sequence(3).build());

        assertThat(changes)
                .extracting(StateChange::eventId)
                .containsExactly(
                        "журнал:дело-é:3:2-transferred",
                        "журнал:дело-é:3:2-transferred-002",
                        "журнал:дело-é:3:2-transferred-003")
                .isSorted();
        assertThat(changes).extracting(StateChange::change).containsOnly(CaseChange.TRANSFERRED);
        assertThat(changes).extracting(StateChange::teamBefore).containsExactly("Группа 46", null, null);
        assertThat(changes).extracting(StateChange::teamAfter).containsExactly(null, null, "Équipe 2");
        assertThat(changes)
                .extracting(change -> change.state().dimension(Dimension.TEAM))
                .containsOnly("Équipe 2");
    }

    @Test
    void shouldTellTransferWhenTeamStaysAndCounterGrows() throws Exception {
        StateChange transferred = single(differ.compare(
                state().transfers(0L).build(), state().transfers(1L).sequence(1).build()));

        assertThat(transferred.change()).isEqualTo(CaseChange.TRANSFERRED);
        assertThat(transferred.teamBefore()).isEqualTo("Группа 46");
        assertThat(transferred.teamAfter()).isEqualTo("Группа 46");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"1, 1", "2, 1", ", 1", "1,", ","})
    void shouldTellChangeOfTeamWhenCounterDoesNotGrow(@Nullable Long from, @Nullable Long to) throws Exception {
        StateChange moved = single(differ.compare(
                state().transfers(from).build(),
                state().transfers(to).team("Équipe 2").sequence(1).build()));

        assertThat(moved.change()).isEqualTo(CaseChange.TEAM_CHANGED);
        assertThat(moved.eventId()).endsWith(":3-team");
        assertThat(moved.teamBefore()).isEqualTo("Группа 46");
        assertThat(moved.teamAfter()).isEqualTo("Équipe 2");
    }
}
