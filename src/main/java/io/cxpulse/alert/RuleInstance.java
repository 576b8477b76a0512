package io.cxpulse.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One rule applied to one segment, after some tick. A function of the ticks so far: whoever folds the same ticks gets the
 * same instance.
 *
 * @param evidence gathered since the last recovery
 * @param since end of the tick with which the evidence of now began; empty while there is none to speak of
 * @param reachedAt when the evidence reached the mark, while it has to hold
 * @param calmTicks how many ticks in a row the bound has been on the good side, those without data left out
 * @param observedAt end of the last tick in which something was observed
 * @param silent whether the incident is that nothing is observed
 * @param incident the last one; empty if there was none
 */
public record RuleInstance(
        AlertPhase phase,
        Evidence evidence,
        Optional<Instant> since,
        Optional<Instant> reachedAt,
        int calmTicks,
        Optional<Instant> observedAt,
        boolean silent,
        Optional<Incident> incident) {

    /** Before the first tick. */
    public static final RuleInstance NEW = new RuleInstance(
            AlertPhase.INACTIVE,
            Evidence.NONE,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            false,
            Optional.empty());

    /** Whether ticks without data may change it, so that none may be left out. */
    boolean isWatchful() {
        return phase == AlertPhase.PENDING || phase.isActive();
    }

    RuleInstance observing(Evidence evidence, Optional<Instant> since, Instant time) {
        return new RuleInstance(
                phase,
                evidence,
                since,
                reachedAt,
                calmTicks,
                Optional.of(time),
                silent,
                incident.map(one -> phase.isActive() && !silent ? one.peaking(evidence.value()) : one));
    }

    /** The same, with an incident that began then. */
    RuleInstance beganAt(Instant time) {
        return new RuleInstance(
                phase,
                evidence,
                since,
                reachedAt,
                calmTicks,
                observedAt,
                silent,
                incident.map(one -> one.beganAt(time)));
    }

    RuleInstance holding(Instant time) {
        return in(AlertPhase.PENDING, Optional.of(time), 0, false, incident);
    }

    RuleInstance eased() {
        return in(AlertPhase.INACTIVE, Optional.empty(), 0, false, incident);
    }

    RuleInstance firing(Incident one, boolean forSilence) {
        return in(AlertPhase.FIRING, Optional.empty(), 0, forSilence, Optional.of(one));
    }

    RuleInstance calm(AlertPhase next, int ticks) {
        return in(next, reachedAt, ticks, silent, incident);
    }

    /** What was gathered is spent: the next incident needs evidence of its own. */
    RuleInstance resolved(Instant time) {
        Optional<Incident> over = incident.map(one -> one.resolved(time));
        return new RuleInstance(
                AlertPhase.RESOLVED, Evidence.NONE, Optional.empty(), Optional.empty(), 0, observedAt, false, over);
    }

    private RuleInstance in(
            AlertPhase next, Optional<Instant> reached, int calm, boolean forSilence, Optional<Incident> one) {
        return new RuleInstance(next, evidence, since, reached, calm, observedAt, forSilence, one);
    }
}
