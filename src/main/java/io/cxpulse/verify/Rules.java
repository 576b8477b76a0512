package io.cxpulse.verify;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a decoded record invalid, whatever came before it. */
final class Rules {

    private static final int LONGEST_TEXT = 256;

    /** Points of the longest accepted scale, both ends counted. */
    private static final long LONGEST_SCALE = 1001;

    /** Event times before it are implausible. */
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private Rules() {}

    /** The reason of the first broken rule, or empty for a valid record. */
    static Optional<String> firstBroken(Fact fact) {
        String reason = textReason(fact.eventId());
        if (reason == null) {
            reason = textReason(fact.reportedBy());
        }
        if (reason == null && !fact.op().equals("ASSERT")) {
            reason = "UNSUPPORTED_OPERATION";
        }
        if (reason == null && fact.attribute("type").equals("UNKNOWN")) {
            reason = "UNKNOWN_SYMBOL";
        }
        if (reason == null && fact.eventTime() < EARLIEST) {
            reason = "TIME_IMPLAUSIBLE";
        }
        // The dimensions come sorted by name: the first bad one decides the reason.
        for (String value : fact.dimensions().values()) {
            reason = reason == null ? textReason(value) : reason;
        }
        return Optional.ofNullable(reason == null ? answerReason(fact) : reason);
    }

    private static @Nullable String answerReason(Fact fact) {
        if (!fact.isAnswered()) {
            return null;
        }
        return fact.answer() == null
                ? "SCORE_MISSING"
                : answerReason(fact.answer(), fact.attribute("metric").equals("NPS"));
    }

    private static @Nullable String textReason(String value) {
        if (value.isBlank()) {
            return "MISSING_FIELD";
        }
        return value.length() > LONGEST_TEXT ? "FIELD_TOO_LONG" : null;
    }

    private static @Nullable String answerReason(Answer answer, boolean isNps) {
        if (answer.scaleMax() <= answer.scaleMin() || answer.scaleMax() - answer.scaleMin() + 1 > LONGEST_SCALE) {
            return "SCALE_INVALID";
        }
        if (isNps && (answer.scaleMin() != 0 || answer.scaleMax() != 10)) {
            return "SCALE_INVALID";
        }
        double value = answer.value();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "SCORE_NOT_FINITE";
        }
        if (value < answer.scaleMin() || value > answer.scaleMax()) {
            return "SCORE_OUT_OF_SCALE";
        }
        return isNps && value != Math.floor(value) ? "SCORE_NOT_INTEGER" : null;
    }
}
