package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.WindowState;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a calendar window is provisional, final and revised. */
class FinalityTest {

    private static final Duration SILENCE = Duration.ofSeconds(31);
    private static final Instant YESTERDAY = START.minus(Duration.ofDays(1));
    private static final Instant TODAY_START = Instant.parse("2026-11-22T00:00:00Z");
    private static final String YESTERDAY_KEY =
            "nps@1||day|" + TODAY_START.minus(Duration.ofDays(1)).toEpochMilli();
    private static final String TODAY_KEY = "nps@1||day|" + TODAY_START.toEpochMilli();

    @TempDir
    private Path directory;

    private final Set<String> behind = new HashSet<>();
    private PipelineDriver pipeline;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(
                Catalogues.small(),
                directory,
                TimePolicy.surveys(),
                PaneRetention.DEFAULT,
                (topic, partition) -> !behind.contains(topic));
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private PipelineDriver nps(String id, Instant at) {
        return pipeline.survey(Events.nps(id, at, 9).build(), START.plus(Duration.ofDays(1)));
    }

    private WindowState state(String key) {
        return pipeline.last().get(key).getState();
    }

    @Test
    void shouldHoldFinalsWhenSilentUpstreamIsNotCaughtUp() {
        for (Topics topic : Topics.withRole(Topics.Role.INPUT)) {
            behind.add(topic.topic());
        }
        nps("вчера", YESTERDAY).pass(SILENCE).pass(Duration.ofHours(1));
        assertThat(state(YESTERDAY_KEY)).isEqualTo(WindowState.PROVISIONAL);

        behind.remove(Topics.SURVEYS.topic());
        pipeline.pass(SILENCE);
        assertThat(state(YESTERDAY_KEY))
                .as("interactions and cases still hold back")
                .isEqualTo(WindowState.PROVISIONAL);

        behind.clear();
        pipeline.pass(Duration.ofSeconds(1));
        assertThat(state(YESTERDAY_KEY)).isEqualTo(WindowState.FINAL);
    }

    @Test
    void shouldNotBecomeFinalWhenSilenceIsShorterThanTheTimeout() {
        nps("вчера", YESTERDAY);

        pipeline.pass(Duration.ofSeconds(28));
        assertThat(state(YESTERDAY_KEY)).isEqualTo(WindowState.PROVISIONAL);

        pipeline.pass(Duration.ofSeconds(1));
        assertThat(state(YESTERDAY_KEY)).isEqualTo(WindowState.FINAL);
    }

    @Test
    void shouldBecomeFinalWithoutSilenceWhenAllUpstreamsPassedTheEnd() {
        behind.add(Topics.SURVEYS.topic());
        behind.add(Topics.INTERACTIONS.topic());
        behind.add(Topics.CASES.topic());
        nps("вчера", YESTERDAY);
        nps("ровно", TODAY_START.plus(Duration.ofMinutes(1)));
        pipeline.interaction(
                        Events.contact(
                                        "почти",
                                        TODAY_START.plus(Duration.ofMinutes(1)).minusMillis(1))
                                .build(),
                        START)
                .pass(Duration.ofSeconds(1));
        assertThat(state(YESTERDAY_KEY)).as("watermark a millisecond short").isEqualTo(WindowState.PROVISIONAL);

        pipeline.interaction(
                        Events.contact("ровно", TODAY_START.plus(Duration.ofMinutes(1)))
                                .build(),
                        START)
                .pass(Duration.ofSeconds(1));
        assertThat(state(YESTERDAY_KEY)).as("cases still hold back").isEqualTo(WindowState.PROVISIONAL);

        pipeline.change(
                        Events.change("дело", "é", TODAY_START.plus(Duration.ofMinutes(1)), CaseEventType.OPENED)
                                .build(),
                        START)
                .pass(Duration.ofSeconds(1));
        assertThat(state(YESTERDAY_KEY)).isEqualTo(WindowState.FINAL);
        assertThat(state(TODAY_KEY)).isEqualTo(WindowState.PROVISIONAL);
    }

    @Test
    void shouldVouchAgainOnlyAfterSilenceWhenUpstreamWakes() {
        nps("первый", START).pass(Duration.ofDays(1)).pass(Duration.ofSeconds(2));
        assertThat(state(TODAY_KEY)).isEqualTo(WindowState.FINAL);

        // The upstream is awake again, and by its watermark this window of a new segment is not complete.
        pipeline.survey(
                        Events.nps("второй", START.plusSeconds(60), 0)
                                .setTouchpoint("новый 😀")
                                .build(),
                        START.plus(Duration.ofDays(1)))
                .pass(Duration.ofSeconds(1));
        String segment =
                "nps@1|touchpoint:%D0%BD%D0%BE%D0%B2%D1%8B%D0%B9%20%F0%9F%98%80|day|" + TODAY_START.toEpochMilli();
        assertThat(state(segment)).isEqualTo(WindowState.PROVISIONAL);
        assertThat(state(TODAY_KEY)).as("final once, never provisional again").isEqualTo(WindowState.REVISED);
        assertThat(pipeline.last().get(TODAY_KEY).getValue()).isEqualTo(0.0);

        pipeline.pass(SILENCE);
        assertThat(state(segment)).isEqualTo(WindowState.FINAL);
        assertThat(state(TODAY_KEY)).isEqualTo(WindowState.REVISED);
    }

    @Test
    void shouldPublishOnceWhenNothingChanges() {
        nps("вчера", YESTERDAY).pass(SILENCE).pass(Duration.ofSeconds(2));
        assertThat(pipeline.published())
                .filteredOn(record -> record.key.equals(YESTERDAY_KEY))
                .extracting(record -> record.value.getState())
                .containsExactly(WindowState.PROVISIONAL, WindowState.FINAL);

        pipeline.pass(Duration.ofSeconds(20)).pass(Duration.ofSeconds(20));
        assertThat(pipeline.published()).isEmpty();
    }
}
