package io.cxpulse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricDefinitionTest {

    private static final Instant TIME = Instant.parse("2017-05-01T10:00:00Z");

    private static final Population NPS_ANSWERS = new Population(
            EventSource.SURVEYS, Map.of("type", Set.of("COMPLETED", "PARTIAL"), "metric", Set.of("NPS")));

    private static final Population CONTACTS =
            new Population(EventSource.INTERACTIONS, Map.of("type", Set.of("CONTACT_STARTED", "CONTACT_RECORD")));

    @Test
    void shouldTallyByKindWhenAnswerIsIncluded() {
        SurveyStep answer = survey("COMPLETED", "NPS", new Score(9, 0, 10, true));

        assertThat(metric(MetricKind.SCORE).measure(answer)).contains(NpsTally.of(9));
        assertThat(metric(MetricKind.SHARE).measure(answer)).contains(ShareTally.of(true));
        // 1 + 9 * 4 / 10
        assertThat(metric(MetricKind.MEAN).measure(answer)).contains(RatingTally.of(4.6, true));
        assertThat(metric(MetricKind.COUNT).measure(answer)).contains(CountTally.ONE);
    }

    @Test
    void shouldMirrorAnswerWhenLowIsGood() {
        SurveyStep answer = survey("COMPLETED", "NPS", new Score(1, 0, 10, false));

        assertThat(metric(MetricKind.SCORE).measure(answer)).contains(NpsTally.of(9));
    }

    @Test
    void shouldNotRateWhenStepIsNoAnswer() {
        SurveyStep part = survey("PARTIAL", "NPS", new Score(99, 0, 10, true));

        for (MetricKind kind : List.of(MetricKind.SCORE, MetricKind.SHARE, MetricKind.MEAN)) {
            assertThat(metric(kind).measure(part)).as(kind.name()).isEmpty();
        }
        assertThat(metric(MetricKind.COUNT).measure(part)).contains(CountTally.ONE);
    }

    @Test
    void shouldMeasureNothingWhenPopulationExcludesEvent() {
        assertThat(metric(MetricKind.SCORE).measure(survey("COMPLETED", "CSAT", new Score(4, 1, 5, true))))
                .isEmpty();
        assertThat(metric(MetricKind.COUNT).measure(contact("CONTACT_STARTED"))).isEmpty();
        assertThat(new Population(EventSource.SURVEYS, Map.of("outcome", Set.of("RESOLVED")))
                        .includes(survey("COMPLETED", "NPS", null)))
                .isFalse();
    }

    @Test
    void shouldObserveEverySegmentWhoseDimensionsAreKnown() {
        MetricDefinition volume = new MetricDefinition(
                new MetricRef("contact_volume", 1),
                "обращения",
                MetricKind.COUNT,
                CONTACTS,
                List.of(
                        GroupingSet.TOTAL,
                        new GroupingSet(Set.of(Dimension.CHANNEL)),
                        new GroupingSet(Set.of(Dimension.CHANNEL, Dimension.TEAM))));
        MetricCatalogue catalogue = new MetricCatalogue(List.of(volume), List.of());

        assertThat(catalogue.observe(List.of(contact("CONTACT_RECORD"))))
                .containsExactly(
                        new Observation(Segment.TOTAL, volume.ref(), TIME, CountTally.ONE),
                        new Observation(
                                new Segment(Map.of(Dimension.CHANNEL, "чат 💬")), volume.ref(), TIME, CountTally.ONE));
        assertThat(catalogue.observe(List.of(contact("ENDED")))).isEmpty();
    }

    @Test
    void shouldFindNewestVersionWhenMetricHasSeveral() {
        MetricDefinition first = metric(MetricKind.SCORE);
        MetricDefinition second = new MetricDefinition(
                new MetricRef("m", 10), "é", MetricKind.SCORE, NPS_ANSWERS, List.of(GroupingSet.TOTAL));
        MetricDefinition third = new MetricDefinition(
                new MetricRef("m", 9), "é", MetricKind.SCORE, NPS_ANSWERS, List.of(GroupingSet.TOTAL));
        MetricCatalogue catalogue = new MetricCatalogue(List.of(first, second, third), List.of());

        assertThat(catalogue.metric("m")).contains(second);
        assertThat(catalogue.metric("м")).isEmpty();
    }

    @Test
    void shouldPickOwnDimensionsWhenGroupingSetIsApplied() {
        GroupingSet set = new GroupingSet(Set.of(Dimension.TEAM, Dimension.CHANNEL));
        Map<Dimension, String> values =
                new EnumMap<>(Map.of(Dimension.TEAM, "é", Dimension.CHANNEL, "3", Dimension.TOPIC, "не своё"));

        assertThat(set.segmentOf(values).orElseThrow().canonical()).isEqualTo("channel:3,team:%C3%A9");
        values.remove(Dimension.TEAM);
        assertThat(set.segmentOf(values)).isEmpty();
        assertThat(GroupingSet.TOTAL.segmentOf(Map.of())).contains(Segment.TOTAL);
    }

    private static MetricDefinition metric(MetricKind kind) {
        return new MetricDefinition(new MetricRef("m", 1), "é", kind, NPS_ANSWERS, List.of(GroupingSet.TOTAL));
    }

    private static SurveyStep survey(String type, String metric, Score score) {
        return new SurveyStep(
                "é", Operation.ASSERT, null, "опрос", type, metric, "STUDY", TIME, null, score, null, null, Map.of());
    }

    private static InteractionStep contact(String type) {
        return new InteractionStep(
                "📞",
                Operation.ASSERT,
                null,
                "звонки",
                type,
                "INBOUND",
                "CUSTOMER",
                "UNKNOWN",
                TIME,
                Map.of(Dimension.CHANNEL, "чат 💬"));
    }
}
