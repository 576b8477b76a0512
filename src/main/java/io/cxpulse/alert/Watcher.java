package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * The watch after all ticks up to one. Every change of phase is said, however many ticks are folded at once; where the
     * past has changed, only what has to be said differently.
     *
     * @param to end of the last tick that has closed
     * @param ticks what was observed, by end of tick, back to a window before the checkpoint
     * @param isPastChanged whether ticks that were evaluated already hold something else now
     */
    public Advance advance(Watch before, Instant to, NavigableMap<Instant, Tally> ticks, boolean isPastChanged) {
        Watch start = isPastChanged ? before.rewound() : before;
        Instant settled = settled(before.checkpointAt());
        Course course = fold.fold(start.instance(), start.evaluatedTo(), to, ticks);
        Correction correction = isPastChanged
                ? corrected(start, course, settled, to)
                : followed(before.announced(), course.changes(), settled, to);
        return new Advance(start.evaluated(course.instance(), to, correction.announced()), correction.statements());
    }

    private static Correction corrected(Watch start, Course course, Instant settled, Instant to) {
        List<Episode> known =
                Episode.of(start.instance(), settled).map(List::of).orElse(List.of());
        return Announcer.correct(start.announced(), Announcer.episodes(known, course.changes()), settled, to);
    }

    /** Change by change, so that what is said does not depend on how many ticks were folded at once. */
    private Correction followed(List<Announcement> said, List<Change> changes, Instant settled, Instant to) {
        List<Statement> statements = new ArrayList<>();
        List<Announcement> announced = said;
        for (Change change : changes) {
            // What was raised early and not confirmed since is taken back before the next incident could be taken for
            // it.
            Instant eve = change.tick().end().minus(criterion.tick());
            Correction overdue = Announcer.correct(announced, Episode.of(announced, settled), settled, eve);
            announced = overdue.announced();
            statements.addAll(overdue.statements());
            List<Episode> episodes = Announcer.episodes(Episode.of(announced, settled), List.of(change));
            Correction correction = Announcer.correct(
                    announced, episodes, settled, change.tick().end());
            announced = correction.announced();
            statements.addAll(correction.statements());
        }
        Correction rest = Announcer.correct(announced, Episode.of(announced, settled), settled, to);
        statements.addAll(rest.statements());
        return new Correction(rest.announced(), statements);
    }

    /**
     * The watch after what the open ticks hold so far. It is raised early if that is evidence enough; whether it was true
     * is decided when the ticks close. Soon after an incident nothing is raised early: if it comes back it goes on under
     * its name, which closed ticks decide.
     *
     * @param open what was observed after the last tick evaluated, by end of tick
     */
    public Advance look(Watch before, NavigableMap<Instant, Tally> open) {
        boolean isQuiet = !before.instance().phase().isActive()
                && before.announced().stream().noneMatch(Announcement::early);
        if (!isQuiet || !criterion.hold().isZero()) {
            return new Advance(before, List.of());
        }
        Evidence evidence = before.instance().evidence();
        for (Map.Entry<Instant, Tally> tick : open.entrySet()) {
            evidence = detector.after(evidence, tick.getValue());
            if (evidence.value() >= criterion.evidenceNeeded()) {
                return evaluator.mayReopen(before.instance(), tick.getKey())
                        ? new Advance(before, List.of())
                        : raisedEarly(before, tick.getKey());
            }
        }
        return new Advance(before, List.of());
    }

    private static Advance raisedEarly(Watch before, Instant end) {
        Announcement early = Announcement.early(end);
        List<Announcement> announced = new ArrayList<>(before.announced());
        announced.add(early);
        Statement statement = new Statement(AlertPhase.INACTIVE, early, AlertReason.EVIDENCE_REACHED, Optional.empty());
        return new Advance(before.evaluated(before.instance(), before.evaluatedTo(), announced), List.of(statement));
    }

    /** When the breach began of which open ticks give evidence. */
    Optional<Instant> onset(Watch watch, NavigableMap<Instant, Tally> window, Evidence evidence) {
        return new Onset(detector, criterion.evidenceNeeded())
                .in(window, evidence)
                .or(() -> watch.instance().since());
    }

    /** The evidence after further ticks. */
    Evidence evidenceAfter(Evidence before, Collection<Tally> ticks) {
        Evidence evidence = before;
        for (Tally tick : ticks) {
            evidence = detector.after(evidence, tick);
        }
        return evidence;
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
