package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.schema.WindowState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of a pipeline at work. */
class UnderWayTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowState.class,
            names = {"PROVISIONAL", "FINAL", "REVISED"})
    void shouldCallWindowLaggingWhenItLacksTheNewestRecords(WindowState state) {
        day.published
                .spoil(ObservedDay.TOTAL_KEY, b -> b.setN(1).setState(state))
                .drop(ObservedDay.GATE_KEY);
        Verification verification = day.told();
        day.letters.forEach(verification::letter);

        Report atWork = verification.report(false);

        assertThat(atWork.isClean()).isTrue();
        assertThat(atWork.unpublished())
                .extracting(Difference::kind, Difference::field)
                .containsExactly(tuple(Difference.Kind.WRONG, "n"), tuple(Difference.Kind.MISSING, "n"));
        assertThat(ReportText.of(atWork)).contains("not yet published: 2 values of windows");
        assertThat(verification.report(true).differences()).hasSize(2);
    }

    @Test
    void shouldReportLaggingWindowWhenItsRecordsAreOldAndPipelineRests() {
        day.published.drop(ObservedDay.GATE_KEY);
        // An hour later one more record is processed: by then the others have been published.
        day.surveys.pass(Duration.ofHours(1)).add(InputLog.nps("next", ObservedDay.NEXT_DAY, 3));
        Verification verification = day.told();
        day.letters.forEach(verification::letter);

        assertThat(verification.report(false).differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.MISSING);

        verification.moved(Motion.PUBLISHING);
        assertThat(verification.report(false).isClean()).isTrue();
        assertThat(verification.report(true).isClean()).isFalse();
    }

    @Test
    void shouldReportWindowWhenItHoldsAsManyAndDiffersThough() {
        day.published.spoil(ObservedDay.TOTAL_KEY, b -> b.setValue(50.5).setState(WindowState.PROVISIONAL));
        Verification verification = day.told();
        day.letters.forEach(verification::letter);
        verification.moved(Motion.READING);

        assertThat(verification.report(false).differences())
                .extracting(Difference::field)
                .containsExactly("value");
    }
}
