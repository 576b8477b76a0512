package io.cxpulse.event;

/** What an event does to what is known. */
public enum Operation {
    UNKNOWN,
    /** States a new fact. */
    ASSERT,
    /** Replaces the fact stated by the target event. */
    AMEND,
    /** Takes back the fact stated by the target event. */
    RETRACT
}
