package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {

    private static final Instant FIRST = Instant.parse("2017-05-05T12:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldWaitTheGapDividedBySpeedWhenEventsAreApart() {
        Pacer pacer = pacer(60);

        pacer.await(FIRST);
        pacer.await(FIRST.plusSeconds(420));
        pacer.await(FIRST.plusSeconds(1080));

        // 420 s and 660 s apart at 60 times real time.
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(11));
    }

    @Test
    void shouldCatchUpWhenWorkTookTime() {
        Pacer pacer = pacer(2);

        pacer.await(FIRST);
        now = now.plusSeconds(13);
        pacer.await(FIRST.plusSeconds(20));
        pacer.await(FIRST.plusSeconds(30));

        // Due after 10 s and 15 s; 13 s have gone.
        assertThat(waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void shouldNotWaitWhenEventIsOlderThanTheFirst() {
        Pacer pacer = pacer(0.5);

        pacer.await(FIRST);
        pacer.await(FIRST.minusSeconds(100));
        pacer.await(FIRST.plusSeconds(3));

        assertThat(waits).containsExactly(Duration.ofSeconds(6));
    }

    @Test
    void shouldNeverWaitWhenThereIsNoLimit() {
        Pacer pacer = pacer(Double.POSITIVE_INFINITY);

        pacer.await(FIRST);
        pacer.await(FIRST.plus(Duration.ofDays(4000)));

        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void shouldRefuseSpeedWhenItIsNotPositive(double speed) {
        assertThatThrownBy(() -> pacer(speed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReturnFromSleepWhenStopIsRequested() {
        StopSignal stop = new StopSignal();

        stop.request();
        stop.sleep(Duration.ofDays(1));

        assertThat(stop.isRequested()).isTrue();
    }

    private Pacer pacer(double speed) {
        return new Pacer(speed, () -> now, wait -> {
            waits.add(wait);
            now = now.plus(wait);
        });
    }
}
