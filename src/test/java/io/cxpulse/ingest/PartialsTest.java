package io.cxpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Dimension;
import io.cxpulse.ingest.Partials.Place;
import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.Observation;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Step;
import io.cxpulse.metric.Tally;
import io.cxpulse.wire.IngestResult.Partial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartialsTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:07:59.999Z");
    private static final Instant MINUTE = Instant.parse("2026-11-22T10:07:00Z");
    private static final MetricRef NPS = new MetricRef("nps", 1);
    private static final MetricRef VOLUME = new MetricRef("объём", 2);
    private static final Segment CHANNEL = new Segment(Map.of(Dimension.CHANNEL, "é 😀"));

    private static Observation observation(Segment segment, MetricRef metric, Tally tally) {
        return new Observation(segment, metric, TIME, tally);
    }

    @Test
    void shouldSendOnePartialPerSegmentWhenAnEventHasManyObservations() {
        Map<Place, Partial> partials = Partials.of(
                List.of(
                        observation(Segment.TOTAL, NPS, NpsTally.of(9)),
                        observation(CHANNEL, NPS, NpsTally.of(9)),
                        observation(Segment.TOTAL, VOLUME, CountTally.ONE)),
                Step.MINUTE);

        assertThat(partials)
                .containsExactly(
                        Map.entry(
                                new Place(Segment.TOTAL, MINUTE),
                                new Partial(MINUTE, Pane.of(NPS, NpsTally.of(9)).plus(VOLUME, CountTally.ONE))),
                        Map.entry(new Place(CHANNEL, MINUTE), new Partial(MINUTE, Pane.of(NPS, NpsTally.of(9)))));
    }

    @Test
    void shouldAddUpWhenOneMetricIsObservedTwice() {
        Map<Place, Partial> partials = Partials.of(
                List.of(observation(CHANNEL, NPS, NpsTally.of(9)), observation(CHANNEL, NPS, NpsTally.of(0))),
                Step.MINUTE);

        assertThat(partials.get(new Place(CHANNEL, MINUTE)).delta()).isEqualTo(Pane.of(NPS, new NpsTally(1, 0, 1)));
    }

    @Test
    void shouldSendOnePartialPerMinuteWhenOneIsTakenBackAndAnotherAdded() {
        Observation before = new Observation(CHANNEL, NPS, MINUTE.minusSeconds(3600), NpsTally.of(9));

        Map<Place, Partial> partials =
                Partials.of(List.of(before.negated(), observation(CHANNEL, NPS, NpsTally.of(9))), Step.MINUTE);

        assertThat(partials.keySet())
                .containsExactly(new Place(CHANNEL, MINUTE.minusSeconds(3600)), new Place(CHANNEL, MINUTE));
    }

    @Test
    void shouldSendNothingWhenObservationsComeToNothing() {
        Observation one = observation(CHANNEL, NPS, NpsTally.of(9));

        assertThat(Partials.of(List.of(one, one.negated()), Step.MINUTE)).isEmpty();
    }

    @Test
    void shouldTellSecondsApartWhenStepIsShort() {
        Step step = new Step(Duration.ofSeconds(5));

        Map<Place, Partial> partials = Partials.of(
                List.of(
                        new Observation(CHANNEL, NPS, MINUTE.plusMillis(4_999), NpsTally.of(9)),
                        new Observation(CHANNEL, NPS, MINUTE.plusMillis(5_000), NpsTally.of(9))),
                step);

        assertThat(partials.keySet())
                .containsExactly(new Place(CHANNEL, MINUTE), new Place(CHANNEL, MINUTE.plusSeconds(5)));
        assertThat(partials.values()).extracting(Partial::minute).containsOnly(MINUTE);
    }

    @Test
    void shouldSendNothingWhenNothingIsObserved() {
        assertThat(Partials.of(List.of(), Step.MINUTE)).isEmpty();
    }
}
