package io.cxpulse.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.alert.Silence.Policy;
import io.cxpulse.metric.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The life of an alert on time lines of minutes: NPS below 30, budget of four weeks, window of one hour. */
class EvaluatorTest {

    private static final Criterion NPS = TickScript.npsBelow30();

    @Test
    void shouldStaySilentWhenFewAnswersAreBad() {
        assertThat(new TickScript().minutes(14, 0, 0, 1).tell(NPS)).isEmpty();
    }

    @Test
    void shouldFireWhenFifteenDetractorsComeInARow() {
        assertThat(new TickScript().minutes(15, 0, 0, 1).tell(NPS)).containsExactly("15 FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldFireOnceAndResolveWhenBreachEnds() {
        assertThat(new TickScript().good(60).bad(30).good(240).tell(NPS))
                .startsWith("68 FIRING EVIDENCE_REACHED")
                .satisfies(story -> {
                    assertThat(story).hasSize(3);
                    assertThat(story.get(1)).endsWith("RECOVERING BOUND_CLEARED");
                    assertThat(story.get(2)).endsWith("RESOLVED RECOVERED");
                });
    }

    @Test
    void shouldEstimateBeginningOfBreachWhenItFires() {
        Incident incident = new TickScript()
                .minutes(60, 20, 1, 0)
                .bad(30)
                .run(NPS)
                .instance()
                .incident()
                .orElseThrow();

        assertThat(incident.since()).isEqualTo(TickScript.START.plus(Duration.ofMinutes(61)));
        assertThat(incident.peak()).isGreaterThan(NPS.evidenceNeeded());
    }

    @Test
    void shouldStayOneIncidentWhenSegmentFlaps() {
        TickScript script = new TickScript().good(60);
        for (int i = 0; i < 12; i++) {
            script.bad(20).good(20);
        }
        Course course = script.run(NPS);

        assertThat(course.changes().stream().filter(change -> change.reason() == AlertReason.EVIDENCE_REACHED))
                .hasSize(1);
    }

    @Test
    void shouldReopenSameIncidentWhenBreachReturnsSoon() {
        Course course = new TickScript().bad(30).good(300).bad(30).run(NPS);

        assertThat(course.changes().get(course.changes().size() - 1).reason()).isEqualTo(AlertReason.REOPENED);
        assertThat(course.instance().incident().orElseThrow().raisedAt())
                .isEqualTo(course.changes().get(0).tick().end());
    }

    @Test
    void shouldRaiseNewIncidentWhenBreachReturnsLater() {
        Course course = new TickScript().bad(30).good(300).good(361).bad(60).run(NPS);

        assertThat(course.changes().get(course.changes().size() - 1).reason()).isEqualTo(AlertReason.EVIDENCE_REACHED);
    }

    @Test
    void shouldWaitWhenEvidenceMustHold() {
        Criterion held = with(NPS, Duration.ofMinutes(5), Silence.KEEP);

        assertThat(new TickScript().bad(20).tell(held))
                .containsExactly("8 PENDING HOLD_BEGUN", "13 FIRING HOLD_ELAPSED");
        assertThat(new TickScript().bad(8).minutes(3, 5, 0, 0).tell(held))
                .containsExactly("8 PENDING HOLD_BEGUN", "9 INACTIVE EVIDENCE_EASED");
        assertThat(new TickScript().bad(8).silent(10).tell(held))
                .containsExactly("8 PENDING HOLD_BEGUN", "13 FIRING HOLD_ELAPSED");
    }

    @Test
    void shouldKeepFiringWhenNothingIsObservedAnyMore() {
        assertThat(new TickScript().bad(10).silent(3_000).tell(NPS)).containsExactly("8 FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldResolveWhenSilenceEndsAnAlert() {
        Criterion rule = with(NPS, Duration.ZERO, new Silence(Policy.RESOLVE, Duration.ofHours(2)));

        assertThat(new TickScript().bad(10).silent(300).tell(rule))
                .containsExactly("8 FIRING EVIDENCE_REACHED", "130 RESOLVED NO_DATA");
    }

    @Test
    void shouldFireWhenSilenceIsAnAlert() {
        Criterion rule = with(NPS, Duration.ZERO, new Silence(Policy.ALERT, Duration.ofHours(6)));

        assertThat(new TickScript().silent(600).good(1).silent(370).good(1).tell(rule))
                .containsExactly("961 FIRING NO_DATA", "972 RESOLVED DATA_RETURNED");
    }

    @Test
    void shouldEndTheSameWhenFoldedInPieces() {
        long seed = new Random().nextLong();
        System.out.println("evaluator.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            TickScript script = random(random);
            Course whole = script.run(NPS);
            assertThat(folded(script, random))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(whole.instance());
        }
    }

    @Test
    void shouldRefuseWhenPhaseCannotFollow() {
        assertThatThrownBy(() -> AlertPhase.INACTIVE.require(AlertPhase.RESOLVED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an alert does not go from INACTIVE to RESOLVED");
    }

    private static RuleInstance folded(TickScript script, Random random) {
        TickFold fold = new TickFold(NPS);
        RuleInstance instance = RuleInstance.NEW;
        Instant from = TickScript.START;
        while (from.isBefore(script.end())) {
            Instant to = from.plus(Duration.ofMinutes(1 + random.nextInt(100)));
            to = to.isAfter(script.end()) ? script.end() : to;
            NavigableMap<Instant, Tally> known = new TreeMap<>(script.ticks().headMap(to, true));
            instance = fold.fold(instance, from, to, known).instance();
            from = to;
        }
        return instance;
    }

    private static TickScript random(Random random) {
        TickScript script = new TickScript();
        for (int i = 0; i < 20; i++) {
            int bad = random.nextInt(4);
            for (int j = random.nextInt(60); j > 0; j--) {
                script.minutes(1, random.nextInt(4), random.nextInt(2), random.nextInt(1 + bad));
            }
            script.silent(random.nextInt(3) == 0 ? random.nextInt(200) : 0);
        }
        return script;
    }

    private static Criterion with(Criterion criterion, Duration hold, Silence noData) {
        return new Criterion(
                criterion.kind(),
                criterion.side(),
                criterion.threshold(),
                criterion.tick(),
                criterion.budget(),
                criterion.window(),
                hold,
                criterion.recovery(),
                noData);
    }
}
