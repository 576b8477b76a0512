package io.cxpulse.notify;

import java.time.Duration;

/**
 * What came of a request.
 *
 * @param retryAfter how long the receiver wants to be left alone; zero if it did not say
 * @param detail what went wrong, for people, one line
 */
record Answer(PostOutcome outcome, Duration retryAfter, String detail) {

    static final Answer TAKEN = new Answer(PostOutcome.TAKEN, Duration.ZERO, "");

    static Answer failed(String detail) {
        return new Answer(PostOutcome.FAILED, Duration.ZERO, detail);
    }
}
