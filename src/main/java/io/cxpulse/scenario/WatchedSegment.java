package io.cxpulse.scenario;

import io.cxpulse.alert.Rule;
import io.cxpulse.alert.Statement;
import io.cxpulse.alert.Watch;
import io.cxpulse.alert.Watcher;
import io.cxpulse.alert.Watcher.Advance;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** One rule over one segment: its ticks, and its watch over them. */
final class WatchedSegment {

    private final Rule rule;
    private final Segment segment;
    private final Watcher watcher;
    private final TreeMap<Instant, Tally> ticks = new TreeMap<>();
    private Watch watch;
    private boolean pastChanged;

    /** @param start end of the tick before the first one */
    WatchedSegment(Rule rule, Segment segment, Instant start) {
        this.rule = rule;
        this.segment = segment;
        this.watcher = new Watcher(rule.criterion());
        this.watch = Watch.from(start);
    }

    /** @param tickEnd end of the tick in which it was observed, wherever that lies */
    void add(Instant tickEnd, Tally observed) {
        Tally sum = ticks.getOrDefault(tickEnd, observed.kind().empty()).plus(observed);
        if (sum.isEmpty()) {
            ticks.remove(tickEnd);
        } else {
            ticks.put(tickEnd, sum);
        }
        pastChanged |= !tickEnd.isAfter(watch.evaluatedTo());
    }

    /** What there is to be said once all ticks up to {@code to} have closed. */
    List<Transition> close(Instant to) {
        if (!pastChanged && !to.isAfter(watch.evaluatedTo())) {
            return List.of();
        }
        Advance advance = watcher.advance(watch, to, ticks, pastChanged);
        watch = advance.watch();
        pastChanged = false;
        return advance.statements().stream()
                .map(statement -> transition(statement, to))
                .toList();
    }

    private Transition transition(Statement statement, Instant to) {
        Instant at = statement.change().map(change -> change.tick().end()).orElse(to);
        return new Transition(
                rule.id(), segment, statement.from(), statement.now().phase(), statement.reason(), at);
    }
}
