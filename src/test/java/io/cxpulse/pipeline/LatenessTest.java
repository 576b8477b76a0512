package io.cxpulse.pipeline;

import static io.cxpulse.testing.PipelineDriver.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.Progress;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.PaneRetention;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.Stores;
import io.cxpulse.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is late, what is a duplicate, and what moves the watermark. */
class LatenessTest {

    private static final Instant WATERMARK = START.minus(Duration.ofMinutes(1));

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

    private void nps(String id, Instant at) {
        pipeline.survey(Events.nps(id, at, 9).build(), START);
    }

    private void contact(String id, Instant at) {
        pipeline.interaction(Events.contact(id, at).build(), START);
    }

    private Progress progress(Topics topic) {
        return pipeline.driver()
                .<String, Progress>getKeyValueStore(Stores.progress(topic))
                .get(Stores.PROGRESS_KEY);
    }

    private long count(Topics topic, Disposition disposition) {
        return progress(topic).counts().of(disposition);
    }

    @Test
    void shouldCountSurveyWhenItIsExactlyAtTheLatenessAndRejectAMillisecondBeyond() {
        nps("новый", START);
        nps("на границе", WATERMARK.minus(Duration.ofDays(7)));
        nps("поздно", WATERMARK.minus(Duration.ofDays(7)).minusMillis(1));

        assertThat(count(Topics.SURVEYS, Disposition.COUNTED)).isEqualTo(2);
        assertThat(pipeline.deadLetters())
                .extracting(DeadLetter::getReason, DeadLetter::getOffset)
                .containsExactly(tuple(DeadLetterReason.TOO_LATE, 2L));
    }

    @Test
    void shouldCountInteractionWhenItIsExactlyADayBehindAndRejectAMillisecondBeyond() {
        contact("новый", START);
        contact("на границе", WATERMARK.minus(Duration.ofHours(24)));
        contact("поздно", WATERMARK.minus(Duration.ofHours(24)).minusMillis(1));

        assertThat(count(Topics.INTERACTIONS, Disposition.COUNTED)).isEqualTo(2);
        assertThat(count(Topics.INTERACTIONS, Disposition.TOO_LATE)).isEqualTo(1);
    }

    @Test
    void shouldCallItDuplicateWhenItIsBothKnownAndTooLate() {
        nps("é", START.minus(Duration.ofDays(30)));
        nps("новый", START);
        nps("é", START.minus(Duration.ofDays(30)));

        assertThat(count(Topics.SURVEYS, Disposition.DUPLICATE)).isEqualTo(1);
        assertThat(count(Topics.SURVEYS, Disposition.TOO_LATE)).isZero();
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void shouldCallItTooLateWhenItsIdIsForgotten() {
        Instant old = WATERMARK.minus(Duration.ofHours(24));
        contact("помню", old);
        contact("забыл", old.minusMillis(1));
        contact("новый", START);
        contact("помню", old);
        contact("забыл", old.minusMillis(1));

        assertThat(count(Topics.INTERACTIONS, Disposition.DUPLICATE)).isEqualTo(1);
        assertThat(count(Topics.INTERACTIONS, Disposition.TOO_LATE)).isEqualTo(1);

        pipeline.pass(Duration.ofSeconds(6));
        var memory = pipeline.driver().<String, byte[]>getKeyValueStore(Stores.memory(Topics.INTERACTIONS));
        assertThat(memory.get("забыл")).isNull();
        assertThat(memory.get("помню")).isNotNull();
    }

    @Test
    void shouldForgetByEventTimeWhenNothingWasSweptYet() {
        pipeline.close();
        TimePolicy usual = TimePolicy.surveys();
        TimePolicy forgetful = new TimePolicy(
                usual.earliest(),
                usual.allowedSkew(),
                usual.outOfOrderness(),
                Duration.ofHours(1),
                Duration.ofHours(2));
        pipeline = new PipelineDriver(
                Catalogues.small(), directory.resolve("forgetful"), forgetful, PaneRetention.DEFAULT);
        nps("é", WATERMARK.minus(Duration.ofHours(2)).minusMillis(1));
        nps("новый", START);
        nps("é", START);

        assertThat(count(Topics.SURVEYS, Disposition.COUNTED)).isEqualTo(3);
        assertThat(count(Topics.SURVEYS, Disposition.DUPLICATE)).isZero();
    }

    @Test
    void shouldKeepTheWatermarkWhenEventsAreRejectedOrRepeated() {
        Instant accepted = START.minus(Duration.ofDays(20));
        nps("é", accepted);

        nps("2099", Instant.parse("2099-01-01T00:00:00Z"));
        pipeline.survey(Events.nps("шкала", START, 11).build(), START);
        nps("é", START);
        nps("старый", accepted.minus(Duration.ofDays(8)));
        assertThat(progress(Topics.SURVEYS).highest()).contains(accepted);
        assertThat(progress(Topics.SURVEYS).counts().total()).isEqualTo(5);

        // Measured by no metric, yet it tells how far its source has come.
        pipeline.survey(
                Events.nps("приглашение", START, 9)
                        .setType(SurveyEventType.INVITED)
                        .build(),
                START);
        assertThat(progress(Topics.SURVEYS).highest()).contains(START);
        assertThat(count(Topics.SURVEYS, Disposition.FILTERED)).isEqualTo(1);
    }

    @Test
    void shouldChangeNothingWhenRejectedEventIsOf2099() {
        nps("é", START);
        pipeline.pass(Duration.ofSeconds(1)).published();

        nps("2099", Instant.parse("2099-01-01T00:00:00Z"));
        pipeline.pass(Duration.ofSeconds(1));
        assertThat(pipeline.published()).isEmpty();

        nps("неделю спустя", WATERMARK.minus(Duration.ofDays(7)));
        assertThat(count(Topics.SURVEYS, Disposition.COUNTED)).isEqualTo(2);
    }
}
