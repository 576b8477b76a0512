package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private final Series series = new Series();

    @Test
    void shouldHoldWhatWasNotTakenBackWhenObservationsAreWithdrawn() {
        series.add(at(5, 1, 7));
        series.add(at(5, 1, 8));
        series.add(at(9, 2, 7));
        series.withdraw(at(5, 3, 7));

        assertThat(series.within(0, 10)).containsExactly(at(5, 1, 8), at(9, 2, 7));
        assertThat(series.size()).isEqualTo(2);
        assertThat(series.isRevised()).isTrue();
    }

    @Test
    void shouldKeepTheNewestWhenObservationCameAgain() {
        series.add(at(5, 1, 7));
        series.withdraw(at(5, 2, 7));
        series.add(at(5, 3, 7));

        assertThat(series.within(0, 10)).containsExactly(at(5, 3, 7));
    }

    @Test
    void shouldSayWhatNewRecordsDidWhenSomeAreOld() {
        series.add(at(5, 1, 7));
        series.add(at(6, 1, 7));
        series.withdraw(at(5, 2, 7));
        series.add(at(6, 2, 8));
        series.withdraw(at(6, 3, 7));
        series.add(at(99, 3, 7));

        assertThat(series.stirred(0, 10, 3)).isEqualTo(new Stir(0, 1));
        assertThat(series.stirred(0, 10, 2)).isEqualTo(new Stir(1, 2));
        assertThat(series.stirred(6, 10, Long.MIN_VALUE)).isEqualTo(new Stir(1, 1));
    }

    @Test
    void shouldHaveNoTimesWhenAllIsTakenBack() {
        series.add(at(5, 1, 7));
        series.withdraw(at(5, 2, 7));

        assertThat(series.times()).isEmpty();
        assertThat(series.starts(Cut.sliding("五分", Duration.ofMinutes(5)))).isEmpty();
    }

    @Test
    void shouldFailWhenNobodyMadeWhatIsWithdrawn() {
        series.withdraw(at(5, 2, 7));

        assertThatThrownBy(series::size).isInstanceOf(IllegalStateException.class);
    }

    private static Observation at(long time, long appendedAt, long millis) {
        return new Observation(time, appendedAt, new Value.Span(millis));
    }
}
