package io.cxpulse.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.ExpectedTransition;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.Segment;
import io.cxpulse.scenario.Comparison.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Segment CAFE = new Segment(Map.of(Dimension.TOUCHPOINT, "Café 🛫"));
    private static final Segment ENTRY = new Segment(Map.of(Dimension.TOUCHPOINT, "Вход"));

    @Test
    void shouldFindNothingWhenAlertsOfSeveralSegmentsMix() {
        ScenarioDefinition scenario = scenario(true, fires(CAFE, 5, 7), ends(CAFE, 9, 9), fires(ENTRY, 3, 3));

        assertThat(Comparison.of(scenario, List.of(fired(CAFE, 7), fired(ENTRY, 3), ended(CAFE, 9))))
                .isEmpty();
        assertThat(Comparison.of(scenario, List.of(fired(ENTRY, 3), fired(CAFE, 5), ended(CAFE, 9))))
                .isEmpty();
    }

    @Test
    void shouldTellBothWhenStepsDiffer() {
        ScenarioDefinition scenario = scenario(true, fires(CAFE, 5, 7));

        assertThat(Comparison.of(scenario, List.of(fired(CAFE, 8))))
                .containsExactly(new Difference(Optional.of(fires(CAFE, 5, 7)), Optional.of(fired(CAFE, 8))));
        assertThat(Comparison.of(scenario, List.of(ended(CAFE, 6))))
                .containsExactly(new Difference(Optional.of(fires(CAFE, 5, 7)), Optional.of(ended(CAFE, 6))));
    }

    @Test
    void shouldTellWhatIsMissingAndWhatIsTooMuchWhenNumbersDiffer() {
        ScenarioDefinition scenario = scenario(true, fires(CAFE, 5, 5));

        assertThat(Comparison.of(scenario, List.of(fired(ENTRY, 5))))
                .containsExactly(
                        new Difference(Optional.empty(), Optional.of(fired(ENTRY, 5))),
                        new Difference(Optional.of(fires(CAFE, 5, 5)), Optional.empty()));
    }

    @Test
    void shouldAllowOthersWhenListIsNotExhaustive() {
        ScenarioDefinition scenario = scenario(false, fires(CAFE, 5, 5), fires(CAFE, 8, 8));

        assertThat(Comparison.of(scenario, List.of(fired(ENTRY, 1), fired(CAFE, 5), ended(CAFE, 6), fired(CAFE, 8))))
                .isEmpty();
        assertThat(Comparison.of(scenario, List.of(fired(CAFE, 8), fired(CAFE, 5))))
                .containsExactly(new Difference(Optional.of(fires(CAFE, 8, 8)), Optional.empty()));
    }

    private static ScenarioDefinition scenario(boolean exhaustive, ExpectedTransition... expected) {
        RuleBook none = new RuleBook(Duration.ofMinutes(1), List.of());
        return new ScenarioDefinition("é", none, START, List.of(), START, List.of(expected), exhaustive);
    }

    private static ExpectedTransition fires(Segment segment, int from, int to) {
        return new ExpectedTransition(
                "a",
                segment,
                AlertPhase.INACTIVE,
                AlertPhase.FIRING,
                AlertReason.EVIDENCE_REACHED,
                START.plusSeconds(from),
                START.plusSeconds(to));
    }

    private static ExpectedTransition ends(Segment segment, int from, int to) {
        return new ExpectedTransition(
                "a",
                segment,
                AlertPhase.FIRING,
                AlertPhase.RETRACTED,
                AlertReason.EVIDENCE_GONE,
                START.plusSeconds(from),
                START.plusSeconds(to));
    }

    private static Transition fired(Segment segment, int at) {
        return new Transition(
                "a",
                segment,
                AlertPhase.INACTIVE,
                AlertPhase.FIRING,
                AlertReason.EVIDENCE_REACHED,
                START.plusSeconds(at));
    }

    private static Transition ended(Segment segment, int at) {
        return new Transition(
                "a",
                segment,
                AlertPhase.FIRING,
                AlertPhase.RETRACTED,
                AlertReason.EVIDENCE_GONE,
                START.plusSeconds(at));
    }
}
