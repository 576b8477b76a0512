package io.cxpulse.alert;

/**
 * Why an alert went from one phase to another. Stable names: they stand in topics, logs and meters, except for those that
 * are not told ({@link #isTold}), which are seen in the evaluator only.
 */
public enum AlertReason {
    /** The evidence reached what the false-alarm budget asks for. */
    EVIDENCE_REACHED,
    /** It did, and the rule wants it to hold. Not told. */
    HOLD_BEGUN,
    /** It held. */
    HOLD_ELAPSED,
    /** It did not hold. Not told. */
    EVIDENCE_EASED,
    /** The bound of the window is on the good side. */
    BOUND_CLEARED,
    /** The bound is back on the bad side before recovery was complete. */
    BOUND_LOST,
    /** The bound stayed on the good side for as long as the rule asks. */
    RECOVERED,
    /** The evidence reached the mark again soon after recovery: the same incident goes on. */
    REOPENED,
    /** Nothing was observed for as long as the rule allows. */
    NO_DATA,
    /** Something was observed again. */
    DATA_RETURNED,
    /** Late, amended or retracted events took the evidence away. */
    EVIDENCE_GONE,
    /** The tick in which it was raised early closed without enough evidence. */
    NOT_CONFIRMED,
    /** The rule is gone, or decides by something else now: its alerts of before are over. */
    RULE_CHANGED;

    /** Whether anybody outside is told of steps with this reason: to {@link AlertPhase#PENDING} and back, nobody is. */
    public boolean isTold() {
        return this != HOLD_BEGUN && this != EVIDENCE_EASED;
    }
}
