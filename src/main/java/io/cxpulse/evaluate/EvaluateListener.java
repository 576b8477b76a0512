package io.cxpulse.evaluate;

import io.cxpulse.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/** Told what the evaluating tasks do, for meters and the log; what it hears may be repeated after a failure. */
public interface EvaluateListener {

    EvaluateListener NONE = new EvaluateListener() {};

    default void said(Alert alert) {}

    /** A change of a tick that is older than any that is still kept could not be folded in. */
    default void expired(String rule, Instant tick) {}

    /**
     * @param task number of the evaluating task
     * @param closed end of the last tick that is complete; empty if none is known to be
     */
    default void evaluated(int task, Optional<Instant> closed) {}

    /** The task no longer runs here. */
    default void left(int task) {}
}
