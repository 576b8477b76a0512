package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows that say something else. */
class WrongWindowTest {

    private final ObservedDay day = new ObservedDay();

    @AfterEach
    void close() {
        day.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("n", b -> b.setN(3), "n"),
                fault("value", b -> b.setValue(50.0000001), "value"),
                fault("no value", b -> b.setValue(null), "value"),
                fault("NaN", b -> b.setValue(Double.NaN), "value"),
                fault("low", b -> b.setLow(0.0), "low"),
                fault("high", b -> b.setHigh(null), "high"),
                fault("statistic", b -> b.setStatistics(with(b, "promoters", 2.0)), "promoters"),
                fault("statistic too many", b -> b.setStatistics(with(b, "neutrals", 0.0)), "neutrals"),
                fault("unit", b -> b.setUnit("ratio"), "unit"),
                fault("state", b -> b.setState(WindowState.UNKNOWN), "state"),
                fault("dimensions", b -> b.setDimensions(Map.of("channel", "é")), "segment"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldReportFieldWhenPublishedWindowIsWrong(
            String name, UnaryOperator<WindowedMetric.Builder> fault, String field) {
        day.published.spoil(ObservedDay.TOTAL_KEY, fault);

        assertThat(day.verify().differences()).hasSize(1).allSatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRONG);
            assertThat(difference.field()).isEqualTo(field);
            assertThat(difference.where())
                    .containsEntry("metric", "nps@1")
                    .containsEntry("segment", "")
                    .containsEntry("window", "day")
                    .containsEntry("start", ObservedDay.DAY.toString());
        });
    }

    @Test
    void shouldReportBoundsWhenWindowIsNotADayOfItsZone() {
        day.published.spoil(ObservedDay.NEXT_KEY, b -> b.setEnd(ObservedDay.DAY_AFTER.plusSeconds(3600)));
        assertThat(day.verify().differences()).extracting(Difference::field).containsExactly("end");

        day.published.spoil(ObservedDay.NEXT_KEY, b -> b.setEnd(ObservedDay.DAY_AFTER)
                .setStart(ObservedDay.NEXT_DAY.minusSeconds(3600)));
        assertThat(day.verify().differences()).extracting(Difference::field).contains("start", "end", "key");
    }

    @Test
    void shouldPrintBothValuesWhenWindowIsWrong() {
        day.published.spoil(ObservedDay.GATE_KEY, b -> b.setN(9));

        assertThat(day.verify().differences())
                .extracting(Difference::toString)
                .containsExactly("wrong metric=nps@1 segment=" + ObservedDay.GATE_SEGMENT
                        + " window=day start=2026-04-08T23:00:00Z n: expected 2, found 9");
    }

    @Test
    void shouldReportKeyWhenRecordStandsUnderAnother() {
        day.published
                .drop(ObservedDay.SLIDING_KEY)
                .add(
                        "nps@1||5m|1",
                        WindowedMetric.newBuilder(ObservedDay.nps(
                                        Map.of(),
                                        ObservedDay.NEXT_DAY.minusSeconds(60),
                                        ObservedDay.NEXT_DAY.plusSeconds(240),
                                        7,
                                        3))
                                .setWindow("5m")
                                .build());

        assertThat(day.verify().differences()).extracting(Difference::field).containsExactly("key");
    }

    private static Arguments fault(String name, UnaryOperator<WindowedMetric.Builder> fault, String field) {
        return Arguments.of(name, fault, field);
    }

    private static Map<String, Double> with(WindowedMetric.Builder builder, String name, double value) {
        Map<String, Double> statistics = new LinkedHashMap<>(builder.getStatistics());
        statistics.put(name, value);
        return statistics;
    }
}
