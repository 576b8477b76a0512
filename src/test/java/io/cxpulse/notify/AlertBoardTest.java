package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.testing.SampleAlerts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertBoardTest {

    private static final Instant RAISED = SampleAlerts.RAISED;

    private final AlertBoard board = new AlertBoard(Duration.ofHours(2));
    private final Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");

    @Test
    void shouldShowNothingOfAPartitionWhenItIsNotReadToTheEnd() {
        board.load(3);
        put(3, firing, RAISED);
        assertThat(board.shown(RAISED)).isEmpty();
        assertThat(board.firing()).isZero();

        put(3, SampleAlerts.resolved(firing, RAISED), RAISED);
        put(3, SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Гейт"), RAISED);
        board.loaded(3, RAISED);

        assertThat(board.shown(RAISED)).hasSize(2).allMatch(Standing::inherited);
        assertThat(board.firing()).isEqualTo(1);
    }

    @Test
    void shouldForgetThePartitionWhenAnotherInstanceHasIt() {
        put(1, firing, RAISED);
        put(2, SampleAlerts.firing("nps-total", ""), RAISED);

        board.forget(1);

        assertThat(board.shown(RAISED)).singleElement().matches(standing -> standing.partition() == 2);
    }

    @Test
    void shouldPassOverTransitionWhenItWasTooOldWhenItWasWritten() {
        assertThat(put(0, firing, RAISED.plus(Duration.ofHours(2)))).isTrue();
        Alert other = SampleAlerts.firing("nps-total", "");
        assertThat(put(0, other, RAISED.plus(Duration.ofHours(2)).plusMillis(1)))
                .isFalse();

        assertThat(board.shown(RAISED)).hasSize(1);
    }

    @Test
    void shouldGoOnTellingWhenLaterTransitionOfToldIncidentIsOld() {
        put(0, firing, RAISED);

        Alert over = SampleAlerts.resolved(firing, RAISED);
        assertThat(put(0, over, RAISED.plus(Duration.ofDays(1)))).isTrue();

        assertThat(board.shown(RAISED.plus(Duration.ofDays(1))))
                .singleElement()
                .matches(standing -> !standing.isActive());
    }

    @Test
    void shouldTellAnOpenAlertWhateverItsAgeWhenItWasNewWhenItWasWritten() {
        board.load(0);
        put(0, firing, RAISED);
        board.loaded(0, RAISED.plus(Duration.ofDays(30)));

        assertThat(board.shown(RAISED.plus(Duration.ofDays(30)))).hasSize(1);
    }

    @Test
    void shouldTellEventsOfTheFutureWhenTheyComeBeforeTheirTime() {
        assertThat(put(0, firing, RAISED.minus(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void shouldForgetTheEndWhenItWasWrittenLongAgo() {
        Alert over = SampleAlerts.resolved(firing, RAISED);
        board.load(0);
        put(0, over, RAISED);
        board.loaded(0, RAISED.plus(AlertBoard.AFTERMATH));
        assertThat(board.shown(RAISED)).isEmpty();

        put(0, over, RAISED);
        assertThat(board.shown(RAISED.plus(AlertBoard.LONGEST_AFTERMATH).minusMillis(1)))
                .hasSize(1);
        assertThat(board.shown(RAISED.plus(AlertBoard.LONGEST_AFTERMATH))).isEmpty();
    }

    @Test
    void shouldBelieveTheNewerRecordWhenAnOldOneIsInAnotherPartition() {
        put(5, firing, RAISED.plusSeconds(60));
        put(2, SampleAlerts.resolved(firing, RAISED), RAISED);

        assertThat(board.shown(RAISED)).singleElement().matches(Standing::isActive);
    }

    @Test
    void shouldTellTheEndWhenIncidentWasInheritedButNeverToldHere() {
        board.load(0);
        put(0, firing, RAISED);
        board.loaded(0, RAISED);
        put(0, SampleAlerts.resolved(firing, RAISED), RAISED);

        assertThat(board.shown(RAISED)).singleElement().matches(board::mayBeBelieved);
    }

    private boolean put(int partition, Alert alert, Instant writtenAt) {
        return board.put(partition, alert.fingerprint(), alert, writtenAt);
    }
}
