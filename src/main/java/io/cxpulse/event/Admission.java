package io.cxpulse.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges valid and invalid events of one input partition, in the fixed order of {@link Disposition}.
 *
 * <p>The verdict depends on nothing but the event, how it came in and what came before it in its partition; so it is the
 * same in every replay.
 */
public final class Admission {

    private final TimePolicy policy;
    private final EventRules rules;

    public Admission(TimePolicy policy) {
        this.policy = policy;
        this.rules = new EventRules(policy.earliest());
    }

    /** The outcome of a judgement. */
    public sealed interface Verdict {

        /** Counts, unless it changes no number. */
        record Accepted() implements Verdict {}

        record Duplicate() implements Verdict {}

        record Rejected(Rejection rejection) implements Verdict {}
    }

    /** What the events before are remembered for. */
    public interface Memory {

        /** Whether an event with the same id was accepted, and is not forgotten. */
        boolean knows(CustomerEvent event, Horizon horizon);

        /** Why there is no room for an otherwise acceptable event; empty if there is. */
        Optional<Rejection> refuse(CustomerEvent event, Horizon horizon);
    }

    /**
     * Judges one event.
     *
     * @param progress of its partition, before it
     */
    public Verdict judge(CustomerEvent event, Arrival arrival, Progress progress, Memory memory) {
        Optional<Rejection> unfit =
                rules.check(event, arrival.key()).or(() -> EventRules.checkFuture(event, arrival.appendedAt(), policy));
        if (unfit.isPresent()) {
            return new Verdict.Rejected(unfit.get());
        }
        Horizon horizon = horizon(progress);
        if (memory.knows(event, horizon)) {
            return new Verdict.Duplicate();
        }
        return late(event, progress)
                .or(() -> memory.refuse(event, horizon))
                .<Verdict>map(Verdict.Rejected::new)
                .orElseGet(Verdict.Accepted::new);
    }

    /** The event time before which nothing is remembered at this progress. */
    public Horizon horizon(Progress progress) {
        return new Horizon(progress.watermark(policy).map(watermark -> watermark.minus(policy.memory())));
    }

    private Optional<Rejection> late(CustomerEvent event, Progress progress) {
        return isLate(event.eventTime(), progress, policy.lateness())
                ? Optional.of(new Rejection(
                        RejectionReason.TOO_LATE,
                        event.eventTimePath(),
                        event.eventTime() + " is more than " + policy.lateness() + " behind the watermark "
                                + progress.watermark(policy).orElseThrow()))
                : Optional.empty();
    }

    private boolean isLate(Instant eventTime, Progress progress, Duration lateness) {
        return progress.watermark(policy)
                .filter(watermark -> eventTime.isBefore(watermark.minus(lateness)))
                .isPresent();
    }
}
