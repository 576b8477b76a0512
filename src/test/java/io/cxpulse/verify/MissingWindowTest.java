package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows that are not there, or should not be. */
class MissingWindowTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void shouldReportMissingWhenWindowWasNeverPublished() {
        day.published.drop(ObservedDay.GATE_KEY);

        assertThat(kindsAndPlaces(day.verify()))
                .containsExactly("MISSING nps@1 " + ObservedDay.GATE_SEGMENT + " day 2026-04-08T23:00:00Z n 2 none");
    }

    @Test
    void shouldReportMissingWhenKeyWasTakenBack() {
        day.published.add(ObservedDay.NEXT_KEY, null);

        assertThat(day.verify().differences()).extracting(Difference::kind).containsExactly(Difference.Kind.MISSING);
    }

    @Test
    void shouldReportExtraWhenNothingWasObserved() {
        day.published
                .add(
                        "nps@1||day|" + ObservedDay.DAY_AFTER.toEpochMilli(),
                        ObservedDay.nps(Map.of(), ObservedDay.DAY_AFTER, ObservedDay.DAY_AFTER.plusSeconds(86_400), 9))
                .add(
                        "nps@1|touchpoint:B|day|" + ObservedDay.DAY.toEpochMilli(),
                        ObservedDay.nps(Map.of("touchpoint", "B"), ObservedDay.DAY, ObservedDay.NEXT_DAY, 9));

        Report report = day.verify();

        assertThat(report.differences()).extracting(Difference::kind).containsOnly(Difference.Kind.EXTRA);
        assertThat(report.differences())
                .extracting(d -> d.where().get("segment"))
                .contains("", "touchpoint:B");
    }

    @Test
    void shouldReportExtraWhenProvisionalWindowHoldsNothing() {
        day.published.add(
                "nps@1||day|" + ObservedDay.DAY_AFTER.toEpochMilli(),
                WindowedMetric.newBuilder(ObservedDay.nps(
                                Map.of(), ObservedDay.DAY_AFTER, ObservedDay.DAY_AFTER.plusSeconds(86_400), 9))
                        .setState(WindowState.PROVISIONAL)
                        .build());
        Verification verification = day.told();
        day.letters.forEach(verification::letter);

        assertThat(verification.report(false).differences())
                .isNotEmpty()
                .extracting(Difference::kind)
                .containsOnly(Difference.Kind.EXTRA);
    }

    @Test
    void shouldReportExtraWhenMetricOrWindowIsNotDefined() {
        day.published
                .add(
                        "nps@7||day|0",
                        WindowedMetric.newBuilder(ObservedDay.nps(Map.of(), ObservedDay.DAY, ObservedDay.NEXT_DAY, 9))
                                .setVersion(7)
                                .build())
                .add(
                        "nps@1||2h",
                        WindowedMetric.newBuilder(ObservedDay.nps(Map.of(), ObservedDay.DAY, ObservedDay.NEXT_DAY, 9))
                                .setWindow("2h")
                                .build());

        assertThat(day.verify().differences())
                .extracting(Difference::kind, Difference::field)
                .containsExactlyInAnyOrder(
                        tuple(Difference.Kind.EXTRA, "metric"), tuple(Difference.Kind.EXTRA, "window"));
    }

    @Test
    void shouldAcceptEmptyWindowWhenNothingWasObserved() {
        WindowedMetric empty = Published.window(
                "contact_volume",
                1,
                Contract.Kind.COUNT,
                Map.of(),
                ObservedDay.DAY_AFTER,
                ObservedDay.DAY_AFTER.plusSeconds(86_400),
                List.of());
        day.published.add(
                "contact_volume@1||day|" + ObservedDay.DAY_AFTER.toEpochMilli(),
                WindowedMetric.newBuilder(empty).setValue(0.0).build());

        assertThat(day.verify().differences()).isEmpty();
    }

    private static List<String> kindsAndPlaces(Report report) {
        return report.differences().stream()
                .map(d -> d.kind() + " " + String.join(" ", d.where().values()) + " " + d.field() + " " + d.expected()
                        + " " + d.found())
                .toList();
    }
}
