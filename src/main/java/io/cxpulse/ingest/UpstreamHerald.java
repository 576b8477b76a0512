package io.cxpulse.ingest;

import io.cxpulse.event.Progress;
import io.cxpulse.metric.UpstreamState;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.Upstream;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what an upstream says of its progress, and when.
 *
 * <p>It speaks when its watermark has moved, and when it falls idle or wakes up. Idle means caught up and silent for the
 * idle timeout; only then does the wall clock vouch for it, and only for completeness, never for a number. What it said
 * last is not stored: after a restart it says it again.
 */
final class UpstreamHerald {

    private final Upstream upstream;
    private final IngestProcessorSupplier stage;
    private long lastHeardMillis;
    private UpstreamState said = UpstreamState.UNKNOWN;

    /** @param now wall clock, milliseconds; silence is counted from it */
    UpstreamHerald(Upstream upstream, IngestProcessorSupplier stage, long now) {
        this.upstream = upstream;
        this.stage = stage;
        this.lastHeardMillis = now;
    }

    /** To be called before a record is judged: an idle upstream must not vouch for what the record may change. */
    Optional<Note> heard(long now, Progress before) {
        lastHeardMillis = now;
        return said.idleUntil().isPresent() ? say(awake(before)) : Optional.empty();
    }

    /** To be called at every watermark interval. */
    Optional<Note> look(long now, Progress progress) {
        UpstreamState state = isIdle(now) ? idle(now, progress) : awake(progress);
        return state.equals(said) ? Optional.empty() : say(state);
    }

    private boolean isIdle(long now) {
        return now - lastHeardMillis >= stage.settings().idleTimeout().toMillis()
                && stage.lag().isCaughtUp(upstream.topic(), upstream.partition());
    }

    private UpstreamState awake(Progress progress) {
        return new UpstreamState(progress.highest(), progress.watermark(stage.policy()), Optional.empty());
    }

    /** Whole steps, because nothing ends within one: an idle upstream need not speak more often. */
    private UpstreamState idle(long now, Progress progress) {
        Instant vouched = Instant.ofEpochMilli(now).minus(stage.policy().outOfOrderness());
        return new UpstreamState(
                progress.highest(),
                progress.watermark(stage.policy()),
                Optional.of(stage.settings().step().floor(vouched)));
    }

    private Optional<Note> say(UpstreamState state) {
        said = state;
        return Optional.of(new Note(upstream, state));
    }
}
