package io.cxpulse.ingest;

import static io.cxpulse.ingest.SnapshotBuilder.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.StateChange;
import io.cxpulse.event.UnfitField;
import org.junit.jupiter.api.Test;

class RefusedStateTest {

    private final StateDiffer differ = new StateDiffer("журнал");

    @Test
    void shouldAcceptLeapWhenItIsOfHundredTransfers() throws Exception {
        assertThat(differ.compare(
                        state().transfers(1L).build(),
                        state().transfers(101L).sequence(1).build()))
                .hasSize(StateDiffer.MOST_TRANSFERS)
                .extracting(StateChange::eventId)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() -> differ.compare(
                        state().transfers(1L).build(),
                        state().transfers(102L).sequence(1).build()))
                .satisfies(refused -> {
                    assertThat(refused.path()).isEqualTo("transfers");
                    assertThat(refused.detail()).isEqualTo("grew from 1 to 102 at once; at most 100 more are accepted");
                });
        assertThatExceptionOfType(UnfitField.class)
                .isThrownBy(() ->
                        differ.compare(null, state().transfers(Long.MAX_VALUE).build()));
    }

    @Test
    void shouldRefuseStateWhenItHasNoStatusOrNegativeCounter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().status(CaseStatus.UNKNOWN).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().transfers(-1L).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().reopens(-1L).build());
    }
}
