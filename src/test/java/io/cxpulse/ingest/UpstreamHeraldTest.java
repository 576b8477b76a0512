package io.cxpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.Progress;
import io.cxpulse.event.TimePolicy;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.EventDecoder;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.StatePlacement;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.Upstream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpstreamHeraldTest {

    /** A whole minute of the wall clock. */
    private static final long NOW = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

    private static final Instant EVENT = Instant.parse("2016-06-01T12:00:30Z");
    private static final Progress SEEN = Progress.START.accepted(0, EVENT, Disposition.COUNTED);
    private static final UpstreamState AWAKE =
            new UpstreamState(Optional.of(EVENT), Optional.of(EVENT.minusSeconds(60)), Optional.empty());
    private static final Upstream UPSTREAM = new Upstream("cx.surveys", 2);

    private boolean caughtUp = true;
    private final UpstreamHerald herald = new UpstreamHerald(
            UPSTREAM,
            new IngestProcessorSupplier(
                    Topics.SURVEYS,
                    TimePolicy.surveys(),
                    () -> EventDecoder.surveys(new AvroSettings("mock://вестник", true)),
                    Catalogues.small(),
                    IngestSettings.DEFAULT,
                    (topic, partition) -> caughtUp,
                    IngestListener.NONE,
                    StatePlacement.ON_DISK),
            NOW);

    private static Optional<Note> note(UpstreamState state) {
        return Optional.of(new Note(UPSTREAM, state));
    }

    private static Optional<Note> idle(String until) {
        return note(new UpstreamState(AWAKE.highest(), AWAKE.watermark(), Optional.of(Instant.parse(until))));
    }

    @Test
    void shouldSayNothingWhenNothingIsKnown() {
        assertThat(herald.look(NOW, Progress.START)).isEmpty();
        assertThat(herald.heard(NOW, Progress.START)).isEmpty();
    }

    @Test
    void shouldSpeakOnceWhenTheWatermarkMoves() {
        assertThat(herald.look(NOW, SEEN)).isEqualTo(note(AWAKE));
        assertThat(herald.look(NOW + 200, SEEN)).isEmpty();
        assertThat(herald.look(NOW + 400, SEEN.passed(1, Disposition.DUPLICATE)))
                .isEmpty();

        Progress later = SEEN.accepted(2, EVENT.plusMillis(1), Disposition.FILTERED);
        assertThat(herald.look(NOW + 600, later).orElseThrow().state().highest())
                .contains(EVENT.plusMillis(1));
    }

    @Test
    void shouldVouchForWholeMinutesOfTheClockWhenCaughtUpAndSilent() {
        herald.look(NOW, SEEN);

        assertThat(herald.look(NOW + 29_999, SEEN)).isEmpty();
        assertThat(herald.look(NOW + 30_000, SEEN)).isEqualTo(idle("2026-11-22T09:59:00Z"));
        assertThat(herald.look(NOW + 59_999, SEEN)).as("the same minute").isEmpty();
        assertThat(herald.look(NOW + 60_000, SEEN)).isEqualTo(idle("2026-11-22T10:00:00Z"));
    }

    @Test
    void shouldVouchWithoutAnyEventWhenCaughtUpAndSilent() {
        assertThat(herald.look(NOW + 30_000, Progress.START))
                .isEqualTo(note(new UpstreamState(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Instant.ofEpochMilli(NOW).minusSeconds(60)))));
    }

    @Test
    void shouldHoldBackWhenSilentButNotCaughtUp() {
        caughtUp = false;
        herald.look(NOW, SEEN);

        assertThat(herald.look(NOW + 3_600_000, SEEN)).isEmpty();

        caughtUp = true;
        assertThat(herald.look(NOW + 3_600_000, SEEN)).isEqualTo(idle("2026-11-22T10:59:00Z"));
    }

    @Test
    void shouldTakeItBackWhenItFallsBehindAgain() {
        herald.look(NOW + 30_000, SEEN);
        caughtUp = false;

        assertThat(herald.look(NOW + 30_200, SEEN)).isEqualTo(note(AWAKE));
    }

    @Test
    void shouldTakeItBackBeforeTheRecordWhenItWakes() {
        herald.look(NOW + 30_000, SEEN);

        assertThat(herald.heard(NOW + 40_000, SEEN)).isEqualTo(note(AWAKE));
        assertThat(herald.heard(NOW + 40_000, SEEN)).as("said already").isEmpty();
        assertThat(herald.look(NOW + 69_999, SEEN))
                .as("silence counts from the record")
                .isEmpty();
        assertThat(herald.look(NOW + 70_000, SEEN)).isEqualTo(idle("2026-11-22T10:00:00Z"));
    }
}
