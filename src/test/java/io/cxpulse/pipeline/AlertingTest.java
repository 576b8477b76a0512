package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.schema.Operation;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From answers to alerts, through the whole topology. */
class AlertingTest {

    private static final String RULES = """
            version: 1
            defaults: {budget: 1 per 4w}
            rules:
              - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 30, severity: page}
            """;

    /** Long before the wall clock: nothing is live. */
    private static final Instant PAST = Instant.parse("2026-03-02T08:00:00Z");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final List<Alert> said = new ArrayList<>();
    private PipelineDriver pipeline;
    private int answers;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), rules(RULES), directory.resolve("état-" + answers));
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private static RuleBook rules(String text) {
        return new RuleLoader(Catalogues.small()).parse("règles.yaml", text);
    }

    private void answer(Instant at, double score) {
        answer("réponse-" + answers++, at, score);
    }

    private void answer(String id, Instant at, double score) {
        pipeline.survey(Events.nps(id, at, score).build(), PipelineDriver.START.plus(Duration.ofDays(1)));
    }

    /** All but the first answers turn out to be good, and later. */
    private void amendAway(int first) {
        for (int i = first; i < 20; i++) {
            pipeline.survey(
                    Events.nps("korrektur-" + i, PAST.plus(MINUTE.multipliedBy(25)), 10)
                            .setOp(Operation.AMEND)
                            .setTargetEventId("réponse-" + i)
                            .build(),
                    PipelineDriver.START.plus(Duration.ofDays(1)));
        }
    }

    /** One answer a minute, from the minute that begins at {@code from}. */
    private void answers(Instant from, int minutes, double score) {
        for (int minute = 0; minute < minutes; minute++) {
            answer(from.plus(MINUTE.multipliedBy(minute)), score);
        }
    }

    /** After a while in which everything falls idle. */
    private List<String> transitions() {
        pipeline.pass(Duration.ofSeconds(40)).pass(Duration.ofSeconds(2));
        List<Alert> news = pipeline.alerts();
        said.addAll(news);
        return news.stream().map(AlertingTest::text).toList();
    }

    private static String text(Alert alert) {
        return Duration.between(PAST, alert.transition().at()).toMinutes() + " "
                + alert.transition().from() + ">"
                + alert.transition().to() + " " + alert.transition().reason();
    }

    @Test
    void shouldAlertAtTheTickOfTheGoldenVectorWhenEveryMinuteHasOneDetractor() {
        answers(PAST, 20, 0);

        assertThat(transitions()).containsExactly("15 INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(said).singleElement().satisfies(alert -> {
            assertThat(alert.subject().segment().canonical())
                    .isEqualTo("touchpoint:%D0%92%D1%8B%D1%85%D0%BE%D0%B4%2C%207");
            assertThat(alert.finding().n()).isEqualTo(15);
            assertThat(alert.finding().value()).hasValue(-100);
            assertThat(alert.finding().evidenceNeeded()).isEqualTo(40_320);
            assertThat(alert.finding().evidence()).isGreaterThan(40_320);
            assertThat(alert.timing().since()).contains(PAST.plus(MINUTE));
            assertThat(alert.transition().complete()).isTrue();
            assertThat(alert.transition().early()).isFalse();
        });
    }

    @Test
    void shouldSayNothingWhenSampleIsSmall() {
        answers(PAST, 14, 0);

        assertThat(transitions()).isEmpty();
        assertThat(pipeline.alertStates()).isEmpty();
    }

    @Test
    void shouldRecoverAndResolveWhenAnswersAreGoodAgain() {
        answers(PAST, 15, 0);
        answers(PAST.plus(MINUTE.multipliedBy(15)), 180, 10);

        assertThat(transitions())
                .satisfiesExactly(
                        fired -> assertThat(fired).isEqualTo("15 INACTIVE>FIRING EVIDENCE_REACHED"),
                        recovering -> assertThat(recovering).endsWith("FIRING>RECOVERING BOUND_CLEARED"),
                        resolved -> assertThat(resolved).endsWith("RECOVERING>RESOLVED RECOVERED"));
        assertThat(said).extracting(Alert::incidentId).containsOnly(said.get(0).incidentId());
        assertThat(pipeline.alertStates().values()).containsExactly(said.get(2));
        assertThat(said.get(2).timing().until()).isPresent();
    }

    @Test
    void shouldRetractWhenEvidenceIsAmendedAway() {
        answers(PAST, 20, 0);
        transitions();

        amendAway(5);

        assertThat(transitions()).hasSize(1).allMatch(text -> text.endsWith("FIRING>RETRACTED EVIDENCE_GONE"));
    }

    @Test
    void shouldEndTheStateWhenIncidentBeganBeforeOneThatWasRetracted() {
        answers(PAST, 20, 0);
        transitions();
        amendAway(3);
        assertThat(transitions()).hasSize(1).allMatch(text -> text.endsWith("FIRING>RETRACTED EVIDENCE_GONE"));
        for (int i = 0; i < 20; i++) {
            answer("spät-" + i, PAST.plus(MINUTE.multipliedBy(3)), 0);
        }
        transitions();
        assertThat(pipeline.alertStates().values()).last().matches(Alert::isActive);

        answers(PAST.plus(MINUTE.multipliedBy(30)), 240, 10);
        assertThat(transitions()).last().asString().endsWith(">RESOLVED RECOVERED");
        assertThat(pipeline.alertStates().values()).last().matches(alert -> !alert.isActive());
    }

    @Test
    void shouldSayNothingWhenAnswersAreTakenBackThatWereCountedBeforeTheRule() {
        pipeline.restart(directory.resolve("état-2"), RuleBook.NONE);
        for (int i = 0; i < 40; i++) {
            answer("vorher-" + i, PAST, 10);
        }
        transitions();
        pipeline.restart(directory.resolve("état-3"), rules(RULES));

        for (int i = 0; i < 20; i++) {
            pipeline.survey(
                    Events.nps("zurück-" + i, PAST.plus(MINUTE), 10)
                            .setOp(Operation.RETRACT)
                            .setTargetEventId("vorher-" + i)
                            .build(),
                    PipelineDriver.START.plus(Duration.ofDays(1)));
        }

        assertThat(transitions()).isEmpty();
    }

    @Test
    void shouldFoldInWhatIsLateWhenTicksHaveClosed() {
        answers(PAST, 14, 0);
        answer(PAST.plus(MINUTE.multipliedBy(60)), 10);
        assertThat(transitions()).isEmpty();

        // Between the others, so that there are fifteen before the good one.
        answer("spät", PAST.plus(MINUTE.multipliedBy(20)), 0);

        assertThat(transitions()).containsExactly("21 INACTIVE>FIRING EVIDENCE_REACHED");
    }

    @Test
    void shouldAlertEarlyAndConfirmWhenTicksAreOfNow() {
        pipeline.pass(Duration.ofSeconds(40));
        for (int second = 0; second < 20; second++) {
            answer(PipelineDriver.START.plusSeconds(41), 0);
        }
        pipeline.pass(Duration.ofSeconds(2)).pass(Duration.ofSeconds(1));

        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.transition().early()).isTrue();
            assertThat(alert.transition().complete()).isFalse();
            assertThat(alert.finding().n()).isEqualTo(20);
            assertThat(alert.finding().evidence()).isGreaterThan(alert.finding().evidenceNeeded());
        });

        pipeline.pass(Duration.ofMinutes(3)).pass(Duration.ofSeconds(2));
        assertThat(pipeline.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.transition().early()).isFalse();
            assertThat(alert.transition().complete()).isTrue();
        });
    }

    @Test
    void shouldSayTheSameWhenProcessIsKilledInBetween() {
        List<String> uninterrupted = story(() -> {});
        pipeline.close();
        start();

        List<String> interrupted = story(() -> pipeline.restart(directory.resolve("état-" + answers)));

        assertThat(uninterrupted).first().isEqualTo("15 INACTIVE>FIRING EVIDENCE_REACHED");
        assertThat(uninterrupted).last().asString().endsWith("FIRING>RESOLVED RECOVERED");
        assertThat(interrupted).isEqualTo(uninterrupted);
    }

    /** A breach and its end, in three parts. */
    private List<String> story(Runnable between) {
        answers(PAST, 10, 0);
        List<String> all = new ArrayList<>(transitions());
        between.run();
        answers(PAST.plus(MINUTE.multipliedBy(10)), 10, 0);
        all.addAll(transitions());
        between.run();
        answers(PAST.plus(MINUTE.multipliedBy(20)), 180, 10);
        all.addAll(transitions());
        return all;
    }

    @Test
    void shouldEndAlertsWhenTheirRuleDecidesBySomethingElse() {
        answers(PAST, 20, 0);
        transitions();

        pipeline.restart(directory.resolve("état-2"), rules(RULES.replace("below 30", "below 20")));
        assertThat(transitions()).hasSize(1).allMatch(text -> text.endsWith("FIRING>RESOLVED RULE_CHANGED"));

        answers(PAST.plus(MINUTE.multipliedBy(20)), 20, 0);
        assertThat(transitions()).hasSize(1).allMatch(text -> text.endsWith("INACTIVE>FIRING EVIDENCE_REACHED"));
    }

    @Test
    void shouldForgetWhatWaitsToBeSentWhenRuleMeasuresSomethingElse() {
        answers(PAST, 20, 0);
        String other = RULES.replace("metric: nps", "metric: csat_t2b").replace("below 30", "below 0.8");

        pipeline.restart(directory.resolve("état-2"), rules(other));
        pipeline.survey(Events.csat("neu", PAST, 1).build(), PipelineDriver.START.plus(Duration.ofDays(1)));

        assertThat(transitions()).isEmpty();
    }

    @Test
    void shouldEndAlertsWhenTheirRuleIsGone() {
        answers(PAST, 20, 0);
        transitions();

        pipeline.restart(directory.resolve("état-2"), RuleBook.NONE);

        assertThat(transitions()).hasSize(1).allMatch(text -> text.endsWith("FIRING>RESOLVED RULE_CHANGED"));
        assertThat(pipeline.alertStates().values()).singleElement().matches(alert -> !alert.isActive());
    }

    @Test
    void shouldGoOnWhenOnlyTheWordsOfARuleChange() {
        answers(PAST, 14, 0);
        transitions();

        pipeline.restart(directory.resolve("état-2"), rules(RULES.replace("severity: page", "severity: info")));
        answer(PAST.plus(MINUTE.multipliedBy(14)), 0);

        assertThat(transitions()).containsExactly("15 INACTIVE>FIRING EVIDENCE_REACHED");
    }
}
