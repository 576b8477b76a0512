package io.cxpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an alert that was raised inside an open tick, through the whole topology. */
class EarlyAlertTest {

    /** In the minute that is under way when the answers come. */
    private static final Instant NOW = PipelineDriver.START.plusSeconds(41);

    @TempDir
    private Path directory;

    private PipelineDriver pipeline;
    private int answers;

    @BeforeEach
    void start() {
        RuleBook rules = new RuleLoader(Catalogues.small()).parse("règles.yaml", """
                version: 1
                defaults: {budget: 1 per 4w}
                rules:
                  - {id: nps-by-touchpoint, metric: nps, by: [touchpoint], when: below 30, severity: page}
                """);
        pipeline = new PipelineDriver(Catalogues.small(), rules, directory.resolve("état"));
        pipeline.pass(Duration.ofSeconds(40));
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void answers(int count, double score) {
        for (int i = 0; i < count; i++) {
            pipeline.survey(Events.nps("réponse-" + answers++, NOW, score).build(), NOW);
        }
    }

    private Alert early() {
        answers(20, 0);
        pipeline.pass(Duration.ofSeconds(2)).pass(Duration.ofSeconds(1));
        List<Alert> alerts = pipeline.alerts();
        assertThat(alerts)
                .singleElement()
                .matches(alert ->
                        alert.transition().early() && alert.transition().to() == AlertPhase.FIRING);
        assertThat(pipeline.alertStates().values()).containsExactlyElementsOf(alerts);
        return alerts.get(0);
    }

    /** Until the tick has closed. */
    private List<Alert> close() {
        pipeline.pass(Duration.ofMinutes(3)).pass(Duration.ofSeconds(2));
        return pipeline.alerts();
    }

    @Test
    void shouldTakeBackWhenTheTickClosesWithLateGoodAnswers() {
        Alert early = early();
        answers(200, 10);

        assertThat(close()).singleElement().satisfies(alert -> {
            assertThat(alert.incidentId()).isEqualTo(early.incidentId());
            assertThat(alert.transition().from()).isEqualTo(AlertPhase.FIRING);
            assertThat(alert.transition().to()).isEqualTo(AlertPhase.RETRACTED);
            assertThat(alert.transition().reason()).isEqualTo(AlertReason.NOT_CONFIRMED);
            assertThat(alert.transition().complete()).isTrue();
            assertThat(alert.timing().until()).isPresent();
        });
        assertThat(pipeline.alertStates().values()).singleElement().matches(alert -> !alert.isActive());
    }

    @Test
    void shouldNotTakeBackBeforeTheTickClosesWhenGoodAnswersCome() {
        early();
        answers(200, 10);
        pipeline.pass(Duration.ofSeconds(2)).pass(Duration.ofSeconds(1));

        assertThat(pipeline.alerts()).isEmpty();
    }

    @Test
    void shouldStayTakenBackWhenMoreTicksClose() {
        early();
        answers(200, 10);
        assertThat(close()).hasSize(1);

        assertThat(close()).isEmpty();
    }
}
