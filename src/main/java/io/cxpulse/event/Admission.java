package io.cxpulse.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges valid and invalid events of one input partition, in the fixed order of {@link Disposition}.
 *
 * <p>The verdict depends on nothing but the event, its append time and what came before it in its partition; so it is
 * the same in every replay.
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

        /** Counts, unless no metric measures it. */
        record Accepted() implements Verdict {}

        record Duplicate() implements Verdict {}

        record Rejected(Rejection rejection) implements Verdict {}
    }

    /**
     * Judges one event.
     *
     * @param appendTime when the broker appended it
     * @param progress of its partition, before it
     * @param remembered event time of an accepted event with the given id, if it is still stored
     */
    public Verdict judge(
            CustomerEvent event,
            Instant appendTime,
            Progress progress,
            Function<String, Optional<Instant>> remembered) {
        Optional<Rejection> unfit = rules.check(event).or(() -> EventRules.checkFuture(event, appendTime, policy));
        if (unfit.isPresent()) {
            return new Verdict.Rejected(unfit.get());
        }
        if (remembered
                .apply(event.eventId())
                .filter(time -> !isForgotten(time, progress))
                .isPresent()) {
            return new Verdict.Duplicate();
        }
        return late(event, progress).<Verdict>map(Verdict.Rejected::new).orElseGet(Verdict.Accepted::new);
    }

    /**
     * Whether an id accepted at {@code eventTime} no longer counts as known. Ids are forgotten by event time, not when
     * the store happens to be swept, so that a verdict never depends on the moment of sweeping.
     */
    public boolean isForgotten(Instant eventTime, Progress progress) {
        return isBehind(eventTime, progress, policy.memory());
    }

    private Optional<Rejection> late(CustomerEvent event, Progress progress) {
        return isBehind(event.eventTime(), progress, policy.lateness())
                ? Optional.of(new Rejection(
                        RejectionReason.TOO_LATE,
                        event.eventTimePath(),
                        event.eventTime() + " is more than " + policy.lateness() + " behind the watermark "
                                + progress.watermark(policy).orElseThrow()))
                : Optional.empty();
    }

    private boolean isBehind(Instant eventTime, Progress progress, Duration horizon) {
        return progress.watermark(policy)
                .filter(watermark -> eventTime.isBefore(watermark.minus(horizon)))
                .isPresent();
    }
}
