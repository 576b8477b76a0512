package io.cxpulse.alert;

import java.util.List;

/**
 * What became of a rule instance over some ticks.
 *
 * @param instance after the last of them
 * @param changes every change of phase, in order
 */
public record Course(RuleInstance instance, List<Change> changes) {

    public Course {
        changes = List.copyOf(changes);
    }

    /**
     * One change of phase.
     *
     * @param after the instance after it
     * @param tick that decided
     */
    public record Change(AlertPhase before, RuleInstance after, AlertReason reason, Tick tick) {}
}
