package io.cxpulse.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long to wait before a failed thread is replaced: a second at first, twice as long each time, half a minute at
 * most. More than five failures in ten minutes use up the budget, except those that only wait for something outside.
 */
final class BackOff {

    private static final int BUDGET = 5;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Deque<Long> charged = new ArrayDeque<>();
    private final Deque<Long> recent = new ArrayDeque<>();

    /**
     * The pause after a failure, or empty if the budget is used up.
     *
     * @param now nanoseconds of a clock that only goes forward
     * @param free whether the failure leaves the budget alone
     */
    synchronized Optional<Duration> next(long now, boolean free) {
        forgetOld(charged, now);
        forgetOld(recent, now);
        if (!free) {
            charged.addLast(now);
        }
        recent.addLast(now);
        Duration pause = Duration.ofSeconds(1L << Math.min(recent.size() - 1, 10));
        return charged.size() > BUDGET ? Optional.empty() : Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    private static void forgetOld(Deque<Long> failures, long now) {
        while (!failures.isEmpty() && now - failures.peekFirst() > PERIOD.toNanos()) {
            failures.removeFirst();
        }
    }
}
