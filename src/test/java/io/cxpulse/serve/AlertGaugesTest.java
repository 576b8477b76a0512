package io.cxpulse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.testing.SampleAlerts;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertGaugesTest {

    private final InMemoryAlertBoard board = new InMemoryAlertBoard();

    /** Values by the labels that differ. */
    private Map<String, Double> values(int limit) {
        Map<String, Double> values = new TreeMap<>();
        new AlertGauges(board, limit).collect().forEach(snapshot -> ((GaugeSnapshot) snapshot)
                .getDataPoints()
                .forEach(point -> values.put(
                        point.getLabels().get("rule") + " " + point.getLabels().get("by") + " "
                                + point.getLabels().get("segment") + " "
                                + point.getLabels().get("state") + " "
                                + point.getLabels().get("severity"),
                        point.getValue())));
        return values;
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
    void shouldShowNothingWhenAlertsCannotBeRead() {
        board.add(SampleAlerts.firing("nps", "touchpoint:é"))
                .failWith(new StoreUnavailableException("the topic is being read", Duration.ofSeconds(1)));

        assertThat(values(200)).isEmpty();
    }
}
