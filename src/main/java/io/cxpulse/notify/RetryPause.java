package io.cxpulse.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long a receiver that fails is left alone: with full jitter, up to a second after the first failure, twice as long
 * after each further one, half a minute at most; longer if it asks for it.
 */
final class RetryPause {

    static final Duration CAP = Duration.ofSeconds(30);

    /** Longer, and alerts would end at the receiver by themselves. */
    static final Duration LONGEST_WISH = Duration.ofMinutes(3);

    private static final Duration BASE = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final int MAX_DOUBLINGS = 5;

    private final RandomGenerator random;
    private int failures;
    private Instant until = Instant.MIN;

    RetryPause(RandomGenerator random) {
        this.random = random;
    }

    /** @param wish of the receiver; zero for none */
    void failed(Instant now, Duration wish) {
        long cap = Math.min(
                CAP.toMillis(),
                BASE.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS)).toMillis());
        failures++;
        Duration jittered = longer(Duration.ofMillis(random.nextLong(cap + 1)), SHORTEST);
        until = now.plus(longer(jittered, shorter(wish, LONGEST_WISH)));
    }

    /** Whether it had failed before. */
    boolean succeeded() {
        boolean hadFailed = failures > 0;
        failures = 0;
        until = Instant.MIN;
        return hadFailed;
    }

    boolean isFirstFailure() {
        return failures == 1;
    }

    /** What is left of the pause; never more than the longest one, should the clock have been set back. */
    Duration left(Instant now) {
        return until.isAfter(now) ? shorter(Duration.between(now, until), LONGEST_WISH) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
