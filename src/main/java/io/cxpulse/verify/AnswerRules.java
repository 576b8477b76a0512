package io.cxpulse.verify;

import java.util.Optional;

/** What makes the answer of a survey invalid. */
final class AnswerRules {

    /** Points of the longest accepted scale, both ends counted. */
    private static final long LONGEST_SCALE = 1001;

    private AnswerRules() {}

    static Optional<String> content(Event event) {
        if (!event.isAnswered()) {
            return Optional.empty();
        }
        Answer answer = event.answer();
        return answer == null
                ? Optional.of("SCORE_MISSING")
                : answer(answer, event.attribute("metric").equals("NPS"));
    }

    private static Optional<String> answer(Answer answer, boolean isNps) {
        double value = answer.value();
        return Rules.first(
                () -> Rules.broken(!isScaleValid(answer), "SCALE_INVALID"),
                () -> Rules.broken(isNps && (answer.scaleMin() != 0 || answer.scaleMax() != 10), "SCALE_INVALID"),
                () -> Rules.broken(Double.isNaN(value) || Double.isInfinite(value), "SCORE_NOT_FINITE"),
                () -> Rules.broken(value < answer.scaleMin() || value > answer.scaleMax(), "SCORE_OUT_OF_SCALE"),
                () -> Rules.broken(isNps && value != Math.floor(value), "SCORE_NOT_INTEGER"));
    }

    private static boolean isScaleValid(Answer answer) {
        return answer.scaleMax() > answer.scaleMin() && answer.scaleMax() - answer.scaleMin() + 1 <= LONGEST_SCALE;
    }
}
