package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.wire.MeterName;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertGaugesTest {

    private final InMemoryAlertBoard board = new InMemoryAlertBoard();

    /** Values by the labels that differ. */
    private Map<String, Double> values(int limit) {
        Map<String, Double> values = new TreeMap<>();
        for (MetricSnapshot snapshot : new AlertGauges(board, limit).collect()) {
            if (snapshot.getMetadata().getName().equals(MeterName.ALERTS_ACTIVE.meter())) {
                ((GaugeSnapshot) snapshot)
                        .getDataPoints()
                        .forEach(point -> values.put(text(point.getLabels()), point.getValue()));
            }
        }
        return values;
    }

    private static String text(Labels labels) {
        return Stream.of("rule", "by", "segment", "state", "severity")
                .map(labels::get)
                .collect(Collectors.joining(" "));
    }

    private List<String> names() {
        return new AlertGauges(board, 200)
                .collect().stream()
                        .map(snapshot -> snapshot.getMetadata().getName())
                        .toList();
    }

    @Test
    void shouldShowActiveAlertsWhenSomeAreOver() {
        Alert over = SampleAlerts.firing("nps", "touchpoint:é");
        board.add(
                SampleAlerts.firing("nps", "touchpoint:Büro"),
                SampleAlerts.firing("nps", ""),
                SampleAlerts.firing("nps", "channel:<b>,touchpoint:😀"),
                SampleAlerts.resolved(over, SampleAlerts.RAISED.plusSeconds(60)));

        assertThat(values(200))
                .isEqualTo(Map.of(
                        "nps touchpoint Büro firing page", 1.0,
                        "nps total all firing page", 1.0,
                        "nps channel,touchpoint <b>, 😀 firing page", 1.0));
    }

    @Test
    void shouldAddUpTheOldestWhenThereAreTooMany() {
        List.of(1, 2, 3, 4)
                .forEach(i -> board.add(SampleAlerts.firing(
                        "nps", "touchpoint:é" + i, SampleAlerts.RAISED.plus(Duration.ofMinutes(i)))));

        assertThat(values(1))
                .isEqualTo(Map.of(
                        "nps touchpoint é4 firing page", 1.0,
                        "nps touchpoint other firing page", 3.0));
    }

    @Test
    void shouldTellNoneFromUnknownWhenThereIsNoAlert() {
        assertThat(names()).containsExactly("cx_alerts_known_timestamp_seconds");
    }

    @Test
    void shouldShowNothingWhenAlertsCannotBeRead() {
        board.add(SampleAlerts.firing("nps", "touchpoint:é"))
                .failWith(new StoreUnavailableException("the topic is being read", Duration.ofSeconds(1)));

        assertThat(values(200)).isEmpty();
        assertThat(names()).isEmpty();
    }
}
