package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.metric.EventSource;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.MetricKind;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultMeterTest {

    private static MetricDefinition metric(String id, int version, MetricKind kind) {
        Population everybody = new Population(EventSource.SURVEYS, Map.of());
        return new MetricDefinition(new MetricRef(id, version), "Überall é", kind, everybody, List.of());
    }

    private static List<String> clashes(MetricDefinition... metrics) {
        return ResultMeter.clashes(new MetricCatalogue(List.of(metrics), List.of()));
    }

    @ParameterizedTest
    @EnumSource(ResultMeter.class)
    void shouldEndInNothingThatExpositionsGiveAMeaningWhenNamed(ResultMeter meter) {
        assertThat(meter.meter("nps"))
                .matches("cx_nps(_[a-z0-9]+)+")
                .doesNotMatch(".*_(total|count|sum|bucket|info|created)");
        assertThat(meter.phrase()).matches("[A-Z].*[^.]");
        assertThat(meter.kinds()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(MetricKind.class)
    void shouldSayASampleSizeAndANumberWhenOfAnyKind(MetricKind kind) {
        assertThat(ResultMeter.of(kind)).contains(ResultMeter.OBSERVATIONS);
        assertThat(ResultMeter.of(kind).size()).isGreaterThanOrEqualTo(kind == MetricKind.COUNT ? 1 : 4);
    }

    /** 100 * (4 - 3) / 7. */
    @Test
    void shouldSayWhatTheReadingSaysWhenAsked() {
        var reading = new NpsTally(4, 0, 3).read();

        assertThat(ResultMeter.SCORE.of(reading)).hasValue(100.0 / 7);
        assertThat(ResultMeter.LOW_SCORE.of(reading))
                .isEqualTo(reading.interval().low());
        assertThat(ResultMeter.HIGH_SCORE.of(reading))
                .isEqualTo(reading.interval().high());
        assertThat(ResultMeter.OBSERVATIONS.of(reading)).hasValue(7);
        assertThat(ResultMeter.P90_SECONDS.of(reading)).isEmpty();
    }

    @Test
    void shouldHaveDistinctNamesWhenCatalogueIsTheShippedOne() {
        MetricCatalogue shipped = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

        assertThat(ResultMeter.clashes(shipped)).isEmpty();
        assertThat(Arrays.stream(MeterName.values()).map(MeterName::meter))
                .doesNotContainAnyElementsOf(shipped.metrics().stream()
                        .flatMap(metric -> ResultMeter.of(metric.kind()).stream()
                                .map(meter -> meter.meter(metric.ref().id())))
                        .toList());
    }

    @Test
    void shouldNameBothMetricsWhenTheyWouldShareAGauge() {
        assertThat(clashes(metric("nps", 1, MetricKind.SCORE), metric("nps_low", 1, MetricKind.SCORE)))
                .containsExactly("the metrics 'nps' and 'nps_low' would both have a gauge cx_nps_low_score; one of them"
                        + " needs another id");
        assertThat(clashes(metric("nps", 1, MetricKind.SCORE), metric("nps", 2, MetricKind.SCORE)))
                .as("versions are told apart by a label")
                .isEmpty();
        assertThat(clashes(metric("nps", 1, MetricKind.SCORE), metric("nps_low", 1, MetricKind.SHARE)))
                .isEmpty();
    }
}
