package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.Announcement;
import io.cxpulse.alert.Reporter;
import io.cxpulse.alert.Rule;
import io.cxpulse.alert.Statement;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.WatchEntry;
import io.cxpulse.alert.Watcher;
import io.cxpulse.alert.Watcher.Advance;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import io.cxpulse.wire.WatchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the watches of one rule up to the ticks that have closed. */
final class WatchKeeper {

    /** Moving a checkpoint folds what lies between: not with every tick, and in pieces that are soon folded. */
    private static final int CHECKPOINTS_IN_HORIZON = 14;

    private final Rule rule;
    private final Watcher watcher;
    private final Reporter reporter;
    private final TickBook ticks;
    private final Duration horizon;

    WatchKeeper(Rule rule, TickBook ticks, Duration horizon) {
        this.rule = rule;
        this.watcher = new Watcher(rule.criterion());
        this.reporter = new Reporter(rule, watcher);
        this.ticks = ticks;
        this.horizon = horizon;
    }

    /** What became of a watch. */
    record Kept(WatchEntry entry, List<Said> said) {}

    /** Whether time alone can change what is watched. */
    boolean mayChange(WatchEntry entry) {
        return watcher.mayChange(entry.watch());
    }

    /**
     * The watch after the ticks that have closed, and those that are open if they may be looked into.
     *
     * @param standing the alert that is the current state and not over; null if there is none
     * @param isLive whether they may
     */
    Kept keep(WatchKey key, WatchEntry entry, @Nullable Alert standing, Clock clock, boolean isLive) {
        Watch before = entry.watch();
        boolean isPastChanged = entry.isPastChanged() && isClosed(before.evaluatedTo(), clock);
        Instant start = isPastChanged ? before.checkpointAt() : before.evaluatedTo();
        NavigableMap<Instant, Tally> known =
                ticks.after(key, start.minus(rule.criterion().window()));
        Instant to =
                clock.closed().filter(end -> end.isAfter(before.evaluatedTo())).orElse(before.evaluatedTo());
        List<Statement> statements = new ArrayList<>();
        Watch watch = before;
        if (isPastChanged || to.isAfter(before.evaluatedTo())) {
            Advance advance = watcher.advance(watch, to, known, isPastChanged);
            watch = advance.watch();
            statements.addAll(advance.statements());
        }
        NavigableMap<Instant, Tally> open = known.tailMap(to, false);
        if (isLive && !open.isEmpty()) {
            Advance look = watcher.look(watch, open);
            watch = look.watch();
            statements.addAll(look.statements());
        }
        Reporter.Basis basis = new Reporter.Basis(Segment.parse(key.segment()), watch, known, clock.closed());
        boolean hasToWait = entry.isPastChanged() && !isPastChanged;
        Optional<Instant> changedFrom =
                hasToWait ? entry.changedFrom() : open.keySet().stream().findFirst();
        return new Kept(
                new WatchEntry(entry.signature(), settle(key, watch, clock), changedFrom),
                said(statements, basis, standing));
    }

    /** What was evaluated may have opened again; half of what changes it would be told as if it were all. */
    private static boolean isClosed(Instant end, Clock clock) {
        return clock.closed().filter(closed -> !closed.isBefore(end)).isPresent();
    }

    private List<Said> said(List<Statement> statements, Reporter.Basis basis, @Nullable Alert standing) {
        List<Alert> alerts = statements.stream()
                .map(statement -> reporter.report(statement, basis))
                .toList();
        int current = current(alerts, basis, standing);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            said.add(new Said(alerts.get(i), i == current));
        }
        return said;
    }

    /**
     * Which of the alerts is the state of the fingerprint from now on, -1 if it stays what it was: the last word about the
     * incident that goes on; if none does, about the one that stood, which is over now.
     */
    private static int current(List<Alert> alerts, Reporter.Basis basis, @Nullable Alert standing) {
        Optional<Announcement> current = basis.watch().current();
        boolean isOver = current.filter(said -> said.phase().isActive()).isEmpty();
        Optional<String> incident = isOver && standing != null
                ? Optional.of(standing.incidentId())
                : current.map(said -> Alert.incidentId(fingerprint(alerts), said.name()));
        for (int i = alerts.size() - 1; i >= 0; i--) {
            if (incident.equals(Optional.of(alerts.get(i).incidentId()))) {
                return i;
            }
        }
        return -1;
    }

    private static String fingerprint(List<Alert> alerts) {
        return alerts.isEmpty() ? "" : alerts.get(0).fingerprint();
    }

    /** What lies further back than any change can reach is summed up in the checkpoint, and its ticks are forgotten. */
    private Watch settle(WatchKey key, Watch watch, Clock clock) {
        Optional<Instant> reach = clock.slowest().map(end -> end.minus(horizon));
        Instant due = watch.checkpointAt().plus(horizon.dividedBy(CHECKPOINTS_IN_HORIZON));
        if (reach.filter(due::isBefore).isEmpty() || reach.get().isAfter(watch.evaluatedTo())) {
            return watch;
        }
        Instant from = watch.checkpointAt().minus(rule.criterion().window());
        Watch settled = watcher.moveCheckpoint(watch, reach.get(), ticks.after(key, from));
        ticks.forget(key, reach.get().minus(rule.criterion().window()));
        return settled;
    }
}
