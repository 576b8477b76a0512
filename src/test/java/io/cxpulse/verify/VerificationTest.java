package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything agrees. */
class VerificationTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void shouldBeCleanWhenEverythingAgrees() {
        Report report = day.verify();

        assertThat(report.differences()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.partitions().get("cx.surveys-0").fates())
                .containsExactly(
                        Map.entry(Fate.UNDECODABLE, 1L),
                        Map.entry(Fate.INVALID, 1L),
                        Map.entry(Fate.FUTURE, 1L),
                        Map.entry(Fate.DUPLICATE, 1L),
                        Map.entry(Fate.TOO_LATE, 1L),
                        Map.entry(Fate.FILTERED, 0L),
                        Map.entry(Fate.COUNTED, 3L));
        assertThat(report.partitions().get("cx.surveys-0").sum()).isEqualTo(8);
        // Three answers in the total, two of them in the touchpoint, one contact.
        assertThat(report.compared())
                .containsEntry("observations", 6L)
                .containsEntry("series", 3L)
                .containsEntry("published_windows", 5L)
                .containsEntry("dead_letters", 4L);
    }

    @Test
    void shouldIgnoreWhatFollowsWhenPipelineHasNotComeThere() {
        Verification verification = new Verification(Definitions.contracts(), day.decoder);
        verification.processedTo(day.surveys.partition(), 1);
        day.surveys.records().forEach(verification::read);
        day.letters.forEach(verification::letter);
        verification.published(
                ObservedDay.TOTAL_KEY, ObservedDay.nps(Map.of(), ObservedDay.DAY, ObservedDay.NEXT_DAY, 10));
        verification.published(
                ObservedDay.GATE_KEY,
                ObservedDay.nps(Map.of("touchpoint", ObservedDay.GATE), ObservedDay.DAY, ObservedDay.NEXT_DAY, 10));

        Report report = verification.report(false);

        assertThat(report.differences()).isEmpty();
        assertThat(report.partitions().get("cx.surveys-0").waiting()).isEqualTo(7);
        assertThat(verification.report(true).differences())
                .extracting(Difference::toString)
                .containsExactly("backlog topic=cx.surveys partition=0 waiting: expected 0, found 7");
    }

    @Test
    void shouldReportCounterWhenPipelineCountsOtherwise() {
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        day.verify().partitions().get("cx.surveys-0").fates().forEach(counts::put);
        counts.merge(Fate.DUPLICATE, 1L, Long::sum);
        Verification verification = day.told();
        day.letters.forEach(verification::letter);
        verification.counters(day.surveys.partition(), new Progress(8, counts));
        verification.expectCounters();

        assertThat(verification.report(true).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "counter topic=cx.interactions partition=1 read: expected 1, found 0",
                        "counter topic=cx.surveys partition=0 duplicate: expected 1, found 2");
    }
}
