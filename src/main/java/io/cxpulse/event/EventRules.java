package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes an event valid, independent of any other event. The first broken rule is the verdict. */
public final class EventRules {

    /** Longest accepted id or dimension value, in characters. */
    public static final int MAX_TEXT = 256;

    /** Longest accepted scale, in points from lowest to highest answer. */
    public static final int MAX_POINTS = 1_001;

    private static final String UNKNOWN = "UNKNOWN";

    private final Instant earliest;

    public EventRules(Instant earliest) {
        this.earliest = earliest;
    }

    /**
     * The rejection of an invalid event, or empty for a valid one. Of a retraction only what it is and what it takes back
     * is looked at.
     *
     * @param key of its record, which says with which events it is kept; null if it has none
     */
    public Optional<Rejection> check(CustomerEvent event, byte @Nullable [] key) {
        boolean retraction = event.op() == Operation.RETRACT;
        return first(
                text("eventId", event.eventId()),
                text("source", event.source()),
                operation(event.op()),
                target(event),
                event instanceof CaseStep step ? CaseRules.identity(step, key) : null,
                retraction ? null : symbol("type", event.attribute("type")),
                plausible(event.eventTimePath(), event.eventTime()),
                retraction ? null : dimensions(event.dimensions()),
                !retraction && event instanceof CaseStep step ? CaseRules.content(step) : null,
                !retraction && event instanceof SurveyStep survey ? customer(survey) : null,
                !retraction && event instanceof SurveyStep survey ? answer(survey) : null);
    }

    /** The rejection of an event dated further after its append time than the policy allows. */
    public static Optional<Rejection> checkFuture(CustomerEvent event, Instant appendTime, TimePolicy policy) {
        return event.eventTime().isAfter(appendTime.plus(policy.allowedSkew()))
                ? Optional.of(new Rejection(
                        RejectionReason.TIME_FUTURE,
                        event.eventTimePath(),
                        event.eventTime() + " is more than " + policy.allowedSkew() + " after the append time "
                                + appendTime))
                : Optional.empty();
    }

    private static Optional<Rejection> first(@Nullable Rejection... verdicts) {
        for (Rejection verdict : verdicts) {
            if (verdict != null) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    static @Nullable Rejection text(String path, String value) {
        if (value.isBlank()) {
            return new Rejection(RejectionReason.MISSING_FIELD, path, "blank; 1 to " + MAX_TEXT + " characters wanted");
        }
        return value.length() <= MAX_TEXT
                ? null
                : new Rejection(
                        RejectionReason.FIELD_TOO_LONG,
                        path,
                        value.length() + " characters; at most " + MAX_TEXT + " are accepted");
    }

    private static @Nullable Rejection operation(Operation op) {
        return op == Operation.UNKNOWN
                ? new Rejection(
                        RejectionReason.UNSUPPORTED_OPERATION, "op", op + "; ASSERT, AMEND or RETRACT is accepted")
                : null;
    }

    private static @Nullable Rejection target(CustomerEvent event) {
        String target = event.targetEventId();
        if (event.op() == Operation.ASSERT) {
            return target == null ? null : invalidTarget("\"" + target + "\"; an ASSERT has none");
        }
        if (target == null || target.isBlank() || target.length() > MAX_TEXT) {
            return invalidTarget(event.op() + " needs the eventId of another event, 1 to " + MAX_TEXT + " characters");
        }
        return target.equals(event.eventId()) ? invalidTarget("is its own eventId") : null;
    }

    private static Rejection invalidTarget(String detail) {
        return new Rejection(RejectionReason.TARGET_INVALID, "targetEventId", detail);
    }

    private static @Nullable Rejection symbol(String path, @Nullable String value) {
        return value == null || value.equals(UNKNOWN)
                ? new Rejection(
                        RejectionReason.UNKNOWN_SYMBOL, path, "a symbol this version of the schema knows is wanted")
                : null;
    }

    private @Nullable Rejection plausible(String path, Instant time) {
        return time.isBefore(earliest)
                ? new Rejection(
                        RejectionReason.TIME_IMPLAUSIBLE, path, time + "; nothing before " + earliest + " is accepted")
                : null;
    }

    private static @Nullable Rejection dimensions(Map<Dimension, String> dimensions) {
        for (Dimension dimension : Dimension.values()) {
            String value = dimensions.get(dimension);
            Rejection verdict = optionalText(dimension.label(), value);
            if (verdict != null) {
                return verdict;
            }
        }
        return null;
    }

    private static @Nullable Rejection customer(SurveyStep survey) {
        Rejection customerId = optionalText("customerId", survey.customerId());
        return customerId == null ? optionalText("anonymousId", survey.anonymousId()) : customerId;
    }

    private static @Nullable Rejection optionalText(String path, @Nullable String value) {
        return value == null ? null : text(path, value);
    }

    private static @Nullable Rejection answer(SurveyStep survey) {
        // Only answers are rated; the score of a step on the way to one counts nowhere.
        if (!survey.isAnswer()) {
            return null;
        }
        Score score = survey.score();
        return score == null
                ? new Rejection(RejectionReason.SCORE_MISSING, "score", "an answer needs score, scaleMin and scaleMax")
                : score(survey.metric(), score);
    }

    private static @Nullable Rejection score(String metric, Score score) {
        if (score.scaleMax() <= score.scaleMin()) {
            return new Rejection(
                    RejectionReason.SCALE_INVALID,
                    "scaleMax",
                    score.scaleMax() + " is not above scaleMin " + score.scaleMin());
        }
        if ((long) score.scaleMax() - score.scaleMin() >= MAX_POINTS) {
            return new Rejection(
                    RejectionReason.SCALE_INVALID,
                    "scaleMax",
                    score.scaleMin() + ".." + score.scaleMax() + "; at most " + MAX_POINTS + " points are accepted");
        }
        boolean nps = metric.equals("NPS");
        if (nps && (score.scaleMin() != 0 || score.scaleMax() != 10)) {
            return new Rejection(
                    RejectionReason.SCALE_INVALID,
                    "scaleMax",
                    score.scaleMin() + ".." + score.scaleMax() + "; NPS is asked on 0..10");
        }
        return value(nps, score);
    }

    private static @Nullable Rejection value(boolean wantsInteger, Score score) {
        double value = score.value();
        if (!Double.isFinite(value)) {
            return new Rejection(RejectionReason.SCORE_NOT_FINITE, "score", value + " is not a number");
        }
        if (value < score.scaleMin() || value > score.scaleMax()) {
            return new Rejection(
                    RejectionReason.SCORE_OUT_OF_SCALE,
                    "score",
                    value + " is outside " + score.scaleMin() + ".." + score.scaleMax());
        }
        return wantsInteger && value != Math.rint(value)
                ? new Rejection(RejectionReason.SCORE_NOT_INTEGER, "score", value + "; NPS answers are integers")
                : null;
    }
}
