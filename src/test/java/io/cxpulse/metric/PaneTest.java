package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaneTest {

    private static final MetricRef NPS = new MetricRef("nps", 1);
    private static final MetricRef CES = new MetricRef("ces", 2);

    @Test
    void shouldEqualFreshPaneWhenEmptied() {
        Pane filled = Pane.of(NPS, NpsTally.of(9))
                .plus(CES, RatingTally.of(4.5, true))
                .plus(Pane.of(NPS, NpsTally.of(3)));

        Pane emptied = filled.plus(NPS, NpsTally.of(3).negated())
                .plus(CES, RatingTally.of(4.5, true).negated())
                .plus(NPS, NpsTally.of(9).negated());

        assertThat(filled.tallies()).containsOnlyKeys(CES, NPS).containsEntry(NPS, new NpsTally(1, 0, 1));
        assertThat(emptied).isEqualTo(Pane.EMPTY).hasSameHashCodeAs(Pane.EMPTY);
        assertThat(emptied.isEmpty()).isTrue();
    }

    @Test
    void shouldEqualFreshPaneWhenOnlyEmptyTalliesAreAdded() {
        assertThat(Pane.of(NPS, NpsTally.EMPTY)).isEqualTo(Pane.EMPTY);
        assertThat(Pane.EMPTY.plus(Pane.EMPTY)).isEqualTo(Pane.EMPTY);
    }

    @Test
    void shouldKeepTalliesWhenAddedTo() {
        Pane pane = Pane.of(NPS, NpsTally.of(9));

        pane.plus(NPS, NpsTally.of(9));

        assertThat(pane).isEqualTo(Pane.of(NPS, NpsTally.of(9)));
        assertThatThrownBy(() -> pane.tallies().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 1969-12-31T23:59:59.999Z, 1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
        "HOUR, 1969-12-31T23:59:59.999Z, 1969-12-31T23:00:00Z, 1970-01-01T00:00:00Z",
        "DAY, 1969-12-31T00:00:00.001Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
        "DAY, 1969-12-31T00:00:00Z, 1969-12-31T00:00:00Z, 1969-12-31T00:00:00Z",
        "MINUTE, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "HOUR, 2017-05-01T10:59:59.999Z, 2017-05-01T10:00:00Z, 2017-05-01T11:00:00Z",
        "DAY, 2016-02-29T12:00:00Z, 2016-02-29T00:00:00Z, 2016-03-01T00:00:00Z"
    })
    void shouldFindEdgesWhenTimeLiesAnywhere(PaneLevel level, Instant time, Instant floor, Instant ceiling) {
        assertThat(level.floor(time)).isEqualTo(floor);
        assertThat(level.ceiling(time)).isEqualTo(ceiling);
    }

    @Test
    void shouldDivideNextLevelWhenLevelsAscend() {
        assertThat(PaneLevel.HOUR.finer()).contains(PaneLevel.MINUTE);
        assertThat(PaneLevel.DAY.finer()).contains(PaneLevel.HOUR);
        assertThat(PaneLevel.MINUTE.finer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MINUTE, 2017-04-28T10:01:00Z", "HOUR, 2017-01-21T11:00:00Z", "DAY, 2015-02-22T00:00:00Z"})
    void shouldKeepWholePanesWhenRetentionEndsInsideOne(PaneLevel level, Instant keptFrom) {
        Instant watermark = Instant.parse("2017-05-01T10:00:00.001Z");

        assertThat(PaneRetention.DEFAULT.keptFrom(level, watermark)).isEqualTo(keptFrom);
        assertThat(PaneRetention.DEFAULT.of(level)).isGreaterThan(Duration.ZERO);
    }
}
