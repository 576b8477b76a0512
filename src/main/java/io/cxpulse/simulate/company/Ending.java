package io.cxpulse.simulate.company;

import java.time.Instant;

/**
 * How a contact ended.
 *
 * @param team the team credited
 * @param mood how content it left the customer, 0..1
 */
record Ending(Instant at, String team, Result result, double mood) {

    enum Result {
        SOLVED,
        /** An agent opens a case. */
        FOLLOW_UP,
        UNSOLVED,
        /** The customer gave up in the queue. */
        ABANDONED
    }
}
