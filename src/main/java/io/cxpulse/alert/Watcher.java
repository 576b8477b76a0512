package io.cxpulse.alert;

import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Keeps watches of one criterion up to the ticks that have closed. Holds nothing. */
public final class Watcher {

    private final Criterion criterion;
    private final TickFold fold;
    private final Evaluator evaluator;
    private final EvidenceDetector detector;

    /** @throws IllegalArgumentException if the threshold leaves nothing to be good or bad */
    public Watcher(Criterion criterion) {
        this.criterion = criterion;
        this.fold = new TickFold(criterion);
        this.evaluator = new Evaluator(criterion);
        this.detector = new EvidenceDetector(criterion.kind(), criterion.side(), criterion.threshold());
    }

    /**
     * A watch, and what has to be said of it.
     *
     * @param statements in order
     */
    public record Advance(Watch watch, List<Statement> statements) {

        public Advance {
            statements = List.copyOf(statements);
        }
    }

    /** Whether time alone can change what is watched. */
    public boolean mayChange(Watch watch) {
        return evaluator.mayChange(watch.instance());
    }

    /**
     * The watch after all ticks up to one.
     *
     * @param to end of the last tick that has closed
     * @param ticks what was observed, by end of tick, back to a window before the checkpoint
     * @param isPastChanged whether ticks that were evaluated already hold something else now
     */
    public Advance advance(Watch before, Instant to, NavigableMap<Instant, Tally> ticks, boolean isPastChanged) {
        Watch start = isPastChanged ? before.rewound() : before;
        Instant settled = settled(before.checkpointAt());
        Course course = fold.fold(start.instance(), start.evaluatedTo(), to, ticks);
        List<Episode> known = isPastChanged
                ? Episode.of(start.instance(), settled).map(List::of).orElse(List.of())
                : before.episodes(settled);
        List<Episode> episodes = Announcer.episodes(known, course.changes());
        Correction correction = Announcer.correct(before.announced(), episodes, settled, to);
        return new Advance(start.evaluated(course.instance(), to, correction.announced()), correction.statements());
    }

    /**
     * The watch after what the open tick holds so far. It is raised early if that is evidence enough; whether it was true
     * is decided when the tick closes. Soon after an incident nothing is raised early: if it comes back it goes on under
     * its name, which the closed tick decides.
     *
     * @param end of the open tick
     */
    public Advance look(Watch before, Instant end, Tally observed) {
        boolean isQuiet = !before.instance().phase().isActive()
                && before.announced().stream().noneMatch(Announcement::early)
                && !evaluator.mayReopen(before.instance(), end);
        if (!isQuiet
                || !criterion.hold().isZero()
                || detector.after(before.instance().evidence(), observed).value() < criterion.evidenceNeeded()) {
            return new Advance(before, List.of());
        }
        Announcement early = Announcement.early(end);
        List<Announcement> announced = new ArrayList<>(before.announced());
        announced.add(early);
        Statement statement = new Statement(AlertPhase.INACTIVE, early, AlertReason.EVIDENCE_REACHED, Optional.empty());
        return new Advance(before.evaluated(before.instance(), before.evaluatedTo(), announced), List.of(statement));
    }

    /**
     * The watch with its checkpoint moved on: what happened before it can no longer change anything.
     *
     * @param time end of a tick, not after the last one evaluated
     */
    public Watch moveCheckpoint(Watch before, Instant time, NavigableMap<Instant, Tally> ticks) {
        if (!time.isAfter(before.checkpointAt())) {
            return before;
        }
        Course course = fold.fold(before.checkpoint(), before.checkpointAt(), time, ticks);
        return before.checkedAt(course.instance(), time, settled(time));
    }

    /** An incident can be reopened for a while after it was over. */
    private Instant settled(Instant checkpoint) {
        return checkpoint.minus(criterion.recovery().reopen());
    }
}
