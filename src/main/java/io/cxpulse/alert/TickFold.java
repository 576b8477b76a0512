package io.cxpulse.alert;

import io.cxpulse.alert.Course.Change;
import io.cxpulse.metric.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Folds the ticks of one segment, those without data included where they matter. The same ticks end in the same course,
 * whoever folds them and however often: what came late is folded in by starting again before it.
 */
public final class TickFold {

    private final Criterion criterion;
    private final Evaluator evaluator;
    private final Onset onset;

    public TickFold(Criterion criterion) {
        this.criterion = criterion;
        this.evaluator = new Evaluator(criterion);
        this.onset = new Onset(
                new EvidenceDetector(criterion.kind(), criterion.side(), criterion.threshold()),
                criterion.evidenceNeeded());
    }

    /**
     * @param start instance after the tick that ends at {@code from}
     * @param to end of the last tick
     * @param ticks what was observed, by end of tick, back to a window before {@code from}; none is empty
     */
    public Course fold(RuleInstance start, Instant from, Instant to, NavigableMap<Instant, Tally> ticks) {
        Run run = new Run(start, from, ticks);
        Instant next = run.after(from, to);
        while (!next.isAfter(to)) {
            run.evaluate(next);
            next = run.after(next, to);
        }
        return new Course(run.instance, run.changes);
    }

    private final class Run {

        private final NavigableMap<Instant, Tally> ticks;
        private final List<Change> changes = new ArrayList<>();
        private RuleInstance instance;
        private Instant windowEnd;
        private Tally window = criterion.kind().empty();

        Run(RuleInstance start, Instant from, NavigableMap<Instant, Tally> ticks) {
            this.instance = start;
            this.ticks = ticks;
            this.windowEnd = from;
            add(ticks.subMap(from.minus(criterion.window()), false, from, true), 1);
        }

        /** The tick to look at after the one that ends at {@code end}; later than {@code to} if there is none. */
        Instant after(Instant end, Instant to) {
            Instant observed = ticks.higherKey(end);
            Instant event = observed == null ? to.plus(criterion.tick()) : observed;
            return evaluator
                    .nextChange(instance, end, window.n() == 0)
                    .filter(change -> change.isBefore(event))
                    .orElse(event);
        }

        void evaluate(Instant end) {
            slideTo(end);
            Tick tick = new Tick(end, ticks.getOrDefault(end, criterion.kind().empty()), window);
            AlertPhase before = instance.phase();
            Verdict verdict = evaluator.evaluate(instance, tick);
            instance = isRaised(verdict) ? dated(verdict.instance(), end) : verdict.instance();
            verdict.reason().ifPresent(reason -> changes.add(new Change(before, instance, reason, tick)));
        }

        private boolean isRaised(Verdict verdict) {
            return verdict.reason()
                    .filter(reason -> reason == AlertReason.EVIDENCE_REACHED || reason == AlertReason.HOLD_ELAPSED)
                    .isPresent();
        }

        private RuleInstance dated(RuleInstance raised, Instant end) {
            return onset.in(ticks.subMap(end.minus(criterion.window()), false, end, true), raised.evidence())
                    .map(raised::beganAt)
                    .orElse(raised);
        }

        /** Tallies are exact, so what left the window can be taken out of the sum. */
        private void slideTo(Instant end) {
            add(ticks.subMap(windowEnd, false, end, true), 1);
            Instant gone = end.minus(criterion.window());
            add(ticks.subMap(windowEnd.minus(criterion.window()), false, gone, true), -1);
            windowEnd = end;
        }

        private void add(Map<Instant, Tally> some, int sign) {
            for (Tally tally : some.values()) {
                window = sign > 0 ? window.plus(tally) : window.minus(tally);
            }
        }
    }
}
