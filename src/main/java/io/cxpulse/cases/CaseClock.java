package io.cxpulse.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long somebody waits, or waited.
 *
 * @param since start of a clock that runs or has stopped
 * @param until end of a clock that has stopped
 */
public record CaseClock(State state, Optional<Instant> since, Optional<Instant> until) {

    static final CaseClock NONE = new CaseClock(State.NONE, Optional.empty(), Optional.empty());

    static final CaseClock LAPSED = new CaseClock(State.LAPSED, Optional.empty(), Optional.empty());

    public enum State {
        /** Nobody waits. */
        NONE,
        RUNNING,
        /** What was waited for has come. */
        STOPPED,
        /** The case was completed without what was waited for. */
        LAPSED
    }

    static CaseClock running(Instant since) {
        return new CaseClock(State.RUNNING, Optional.of(since), Optional.empty());
    }

    static CaseClock stopped(Instant since, Instant until) {
        return new CaseClock(State.STOPPED, Optional.of(since), Optional.of(until));
    }

    /** What it shows; empty if it shows nothing, or runs and nobody says what time it is. */
    public Optional<Duration> shown(Optional<Instant> now) {
        return since.flatMap(start -> until.or(() -> now).map(end -> Duration.between(start, end)));
    }
}
