package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.metric.Segment;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowState;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of sliding windows, the current one is published. */
class SlidingWindowTest {

    private static final Duration SILENCE = Duration.ofSeconds(31);
    private static final String TOTAL = "nps@1||5m";
    private static final String QUIET = "тихо é";

    @TempDir
    private Path directory;

    private PipelineDriver pipeline;

    @BeforeEach
    void start() {
        pipeline = new PipelineDriver(Catalogues.small(), directory);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void answer(SurveyEvent.Builder event) {
        pipeline.survey(event.build(), START.plus(Duration.ofDays(1)));
    }

    private void nps(Instant at) {
        answer(Events.nps("ответ " + at, at, 9));
    }

    private static String key(String touchpoint, String window) {
        return "nps@1|" + Segment.parse("touchpoint:" + touchpoint).canonical() + "|" + window;
    }

    private List<WindowedMetric> publishedSince(String key) {
        return pipeline.published().stream()
                .filter(record -> record.key.equals(key))
                .map(record -> record.value)
                .toList();
    }

    private List<WindowedMetric> after(Duration time, String key) {
        pipeline.published();
        pipeline.pass(time);
        return publishedSince(key);
    }

    @Test
    void shouldMoveOnWhenTheNewestEventIsInAnotherMinute() {
        nps(START);
        assertThat(after(Duration.ofSeconds(1), TOTAL))
                .extracting(WindowedMetric::getEnd)
                .containsExactly(START.plusSeconds(60));

        nps(START.plusSeconds(59));
        assertThat(after(Duration.ofSeconds(1), TOTAL))
                .extracting(WindowedMetric::getN)
                .containsExactly(2L);

        nps(START.plusSeconds(60));
        assertThat(after(Duration.ofSeconds(1), TOTAL)).last().satisfies(window -> {
            assertThat(window.getEnd()).isEqualTo(START.plusSeconds(120));
            assertThat(window.getStart()).isEqualTo(START.plusSeconds(120).minus(Duration.ofMinutes(5)));
            assertThat(window.getN()).isEqualTo(3);
        });
        assertThat(after(Duration.ofSeconds(5), TOTAL)).isEmpty();
        assertThat(pipeline.last().keySet().stream().filter(key -> key.startsWith("nps@1||")))
                .as("one record of each window, however far it moved")
                .hasSize(4);
    }

    @Test
    void shouldMoveForEverySegmentWhenAnyMoves() {
        answer(Events.nps("раз", START, 9).setTouchpoint(QUIET));
        nps(START);
        pipeline.pass(Duration.ofSeconds(1));

        pipeline.interaction(
                Events.contact("звонок", START.plus(Duration.ofMinutes(3))).build(), START.plus(Duration.ofDays(1)));

        assertThat(after(Duration.ofSeconds(1), key(QUIET, "5m")))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.getEnd()).isEqualTo(START.plus(Duration.ofMinutes(4)));
                    assertThat(window.getN()).isEqualTo(1);
                });
    }

    @Test
    void shouldWithdrawTheNumberOnceWhenASegmentEmpties() {
        answer(Events.nps("раз", START, 9).setTouchpoint(QUIET));
        pipeline.pass(Duration.ofSeconds(1));

        nps(START.plus(Duration.ofMinutes(5)));
        assertThat(after(Duration.ofSeconds(1), key(QUIET, "5m")))
                .singleElement()
                .isNull();
        assertThat(pipeline.last().get(key(QUIET, "1h")).getN()).isEqualTo(1);

        nps(START.plus(Duration.ofMinutes(6)));
        assertThat(after(Duration.ofSeconds(1), key(QUIET, "5m"))).isEmpty();
    }

    @Test
    void shouldBecomeFinalAndRevisedWhenALateEventFallsIntoIt() {
        nps(START);
        pipeline.pass(Duration.ofSeconds(1)).pass(SILENCE.plusMinutes(5));
        assertThat(publishedSince(TOTAL))
                .extracting(WindowedMetric::getState)
                .containsExactly(WindowState.PROVISIONAL, WindowState.FINAL);

        nps(START.minusSeconds(30));
        assertThat(after(Duration.ofSeconds(1), TOTAL)).singleElement().satisfies(window -> {
            assertThat(window.getState()).isEqualTo(WindowState.REVISED);
            assertThat(window.getN()).isEqualTo(2);
        });
    }

    @Test
    void shouldStayAsPublishedWhenALateEventFallsElsewhere() {
        nps(START);
        pipeline.pass(SILENCE.plusMinutes(5));

        nps(START.minus(Duration.ofMinutes(10)));
        answer(Events.csat("другая метрика", START, 5));
        pipeline.pass(Duration.ofSeconds(1));

        Map<String, WindowedMetric> last = pipeline.last();
        assertThat(last.get(TOTAL).getState()).isEqualTo(WindowState.FINAL);
        assertThat(last.get("nps@1||1h").getState()).isEqualTo(WindowState.REVISED);
        assertThat(last.get("csat_t2b@1||5m").getN()).isEqualTo(1);
    }
}
