package io.cxpulse.notify;

/** What became of a request to a receiver. */
public enum PostOutcome {
    /** Everything in it was taken. */
    TAKEN,
    /** Something in it was refused for good. */
    REFUSED,
    /** It did not come through, or has to come again. */
    FAILED
}
