package io.cxpulse.alert;

import io.cxpulse.alert.Silence.Policy;
import io.cxpulse.metric.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides, tick by tick, what a criterion makes of a segment. Holds nothing: the instance goes in and comes out. */
public final class Evaluator {

    private final Criterion criterion;
    private final EvidenceDetector detector;
    private final double needed;

    /** @throws IllegalArgumentException if the threshold leaves nothing to be good or bad */
    public Evaluator(Criterion criterion) {
        this.criterion = criterion;
        this.detector = new EvidenceDetector(criterion.kind(), criterion.side(), criterion.threshold());
        this.needed = criterion.evidenceNeeded();
    }

    /** @param tick the next one; those without data may be left out unless the instance {@link #mayChange} in them */
    public Verdict evaluate(RuleInstance before, Tick tick) {
        RuleInstance instance = observe(before, tick);
        return switch (instance.phase()) {
            case INACTIVE, RESOLVED, RETRACTED -> whenQuiet(instance, tick);
            case PENDING -> whenPending(instance, tick);
            case FIRING, RECOVERING -> instance.silent() ? whenSilent(instance, tick) : whenActive(instance, tick);
        };
    }

    /** Whether time alone can change the instance. */
    public boolean mayChange(RuleInstance instance) {
        return instance.isWatchful()
                || (criterion.noData().policy() == Policy.ALERT
                        && instance.observedAt().isPresent());
    }

    /**
     * The next tick that may change the instance if nothing is observed until then; empty if none may.
     *
     * @param end of the last tick evaluated
     * @param isWindowEmpty whether the window up to it holds nothing
     */
    Optional<Instant> nextChange(RuleInstance instance, Instant end, boolean isWindowEmpty) {
        boolean isSilent = instance.phase().isActive() && instance.silent();
        boolean waitsForEvidence = instance.phase().isActive() && isWindowEmpty;
        if (isSilent) {
            return Optional.empty();
        }
        return instance.isWatchful() && !waitsForEvidence
                ? Optional.of(end.plus(criterion.tick()))
                : silenceReached(instance, end);
    }

    /** When silence begins to mean something. */
    private Optional<Instant> silenceReached(RuleInstance instance, Instant end) {
        Policy wanted = instance.phase().isActive() ? Policy.RESOLVE : Policy.ALERT;
        if (criterion.noData().policy() != wanted) {
            return Optional.empty();
        }
        Instant next = end.plus(criterion.tick());
        return instance.observedAt()
                .map(last -> tickAtOrAfter(last, last.plus(criterion.noData().after())))
                .map(reached -> reached.isBefore(next) ? next : reached);
    }

    /** @param tick end of any tick */
    private Instant tickAtOrAfter(Instant tick, Instant time) {
        long size = criterion.tick().toMillis();
        long ticks = -Math.floorDiv(-Duration.between(tick, time).toMillis(), size);
        return tick.plusMillis(ticks * size);
    }

    /** Evidence worth less than a single tick's stake points nowhere: what began the breach comes later. */
    private RuleInstance observe(RuleInstance before, Tick tick) {
        if (tick.observed().n() == 0) {
            return before;
        }
        Evidence evidence = detector.after(before.evidence(), tick.observed());
        Optional<Instant> since =
                evidence.value() < 1 ? Optional.empty() : before.since().or(() -> Optional.of(tick.end()));
        return before.observing(evidence, since, tick.end());
    }

    private Verdict whenQuiet(RuleInstance instance, Tick tick) {
        if (instance.evidence().value() >= needed) {
            return criterion.hold().isZero()
                    ? raise(instance, tick, AlertReason.EVIDENCE_REACHED)
                    : Verdict.of(instance, instance.holding(tick.end()), AlertReason.HOLD_BEGUN);
        }
        // Silence of a segment that was never heard is no news.
        if (criterion.noData().isReached(Policy.ALERT, silence(instance, tick))) {
            Incident incident = new Incident(tick.end(), instance.observedAt().orElseThrow(), 0, Optional.empty());
            return Verdict.of(instance, instance.firing(incident, true), AlertReason.NO_DATA);
        }
        return Verdict.unchanged(instance);
    }

    private Verdict whenPending(RuleInstance instance, Tick tick) {
        if (instance.evidence().value() < needed) {
            return Verdict.of(instance, instance.eased(), AlertReason.EVIDENCE_EASED);
        }
        Duration held = Duration.between(instance.reachedAt().orElseThrow(), tick.end());
        return held.compareTo(criterion.hold()) >= 0
                ? raise(instance, tick, AlertReason.HOLD_ELAPSED)
                : Verdict.unchanged(instance);
    }

    /** Soon after its end an incident goes on: people are still at it. */
    private Verdict raise(RuleInstance instance, Tick tick, AlertReason reason) {
        Optional<Incident> last = instance.incident().filter(one -> isRecent(one, tick.end()));
        Incident incident = last.map(Incident::reopened)
                .orElseGet(() -> new Incident(
                        tick.end(),
                        instance.since().orElse(tick.end()),
                        instance.evidence().value(),
                        Optional.empty()));
        return Verdict.of(instance, instance.firing(incident, false), last.isPresent() ? AlertReason.REOPENED : reason);
    }

    /** Whether an alert at {@code time} would be the last incident going on. */
    boolean mayReopen(RuleInstance instance, Instant time) {
        return instance.incident().filter(one -> isRecent(one, time)).isPresent();
    }

    private boolean isRecent(Incident incident, Instant time) {
        return incident.resolvedAt()
                .filter(end -> Duration.between(end, time)
                                .compareTo(criterion.recovery().reopen())
                        <= 0)
                .isPresent();
    }

    private Verdict whenActive(RuleInstance instance, Tick tick) {
        if (criterion.noData().isReached(Policy.RESOLVE, silence(instance, tick))) {
            return Verdict.of(instance, instance.resolved(tick.end()), AlertReason.NO_DATA);
        }
        OptionalDouble bound = bound(tick);
        // Without data nothing is known: what had recovered so far neither grows nor is lost.
        if (bound.isEmpty()) {
            return Verdict.unchanged(instance);
        }
        return isGood(bound.getAsDouble()) ? calm(instance, tick) : alarmed(instance);
    }

    private Verdict calm(RuleInstance instance, Tick tick) {
        int ticks = instance.calmTicks() + 1;
        if (criterion.tick().multipliedBy(ticks).compareTo(criterion.recovery().hold()) >= 0) {
            return Verdict.of(instance, instance.resolved(tick.end()), AlertReason.RECOVERED);
        }
        RuleInstance recovering = instance.calm(AlertPhase.RECOVERING, ticks);
        return instance.phase() == AlertPhase.RECOVERING
                ? Verdict.unchanged(recovering)
                : Verdict.of(instance, recovering, AlertReason.BOUND_CLEARED);
    }

    private static Verdict alarmed(RuleInstance instance) {
        RuleInstance firing = instance.calm(AlertPhase.FIRING, 0);
        return instance.phase() == AlertPhase.FIRING
                ? Verdict.unchanged(firing)
                : Verdict.of(instance, firing, AlertReason.BOUND_LOST);
    }

    private static Verdict whenSilent(RuleInstance instance, Tick tick) {
        return tick.observed().n() == 0
                ? Verdict.unchanged(instance)
                : Verdict.of(instance, instance.resolved(tick.end()), AlertReason.DATA_RETURNED);
    }

    /** The end of the interval that has to reach the good side. */
    private OptionalDouble bound(Tick tick) {
        if (tick.window().n() == 0) {
            return OptionalDouble.empty();
        }
        Interval interval = Interval.of(tick.window(), criterion.recovery().intervalConfidence());
        return criterion.side() == Side.BELOW ? interval.low() : interval.high();
    }

    private boolean isGood(double bound) {
        double at = criterion.recovery().at();
        return criterion.side() == Side.BELOW ? bound >= at : bound <= at;
    }

    private static Duration silence(RuleInstance instance, Tick tick) {
        return instance.observedAt()
                .map(last -> Duration.between(last, tick.end()))
                .orElse(Duration.ZERO);
    }
}
