package io.cxpulse.metric;

/** How complete a window is. */
public enum WindowState {
    /** Some upstream has not passed its end yet. */
    PROVISIONAL,
    /** Every upstream has passed its end. */
    FINAL,
    /** It was final, and a late event has changed it since. */
    REVISED
}
