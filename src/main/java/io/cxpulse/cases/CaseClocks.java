package io.cxpulse.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The clocks of a case so far. None runs while the case is in no number.
 *
 * @param firstResponse what {@link FactType#FIRST_RESPONSE} measures; lapsed once it is solved or closed without
 * @param nextReply runs from what {@link FactType#NEXT_REPLY} will measure; after a reply there is none
 * @param open the age of a case that is active
 * @param resolution what {@link FactType#FULL_RESOLUTION} measures; runs again when the case is reopened, from the opening
 */
public record CaseClocks(CaseClock firstResponse, CaseClock nextReply, CaseClock open, CaseClock resolution) {

    private static final CaseClocks NONE =
            new CaseClocks(CaseClock.NONE, CaseClock.NONE, CaseClock.NONE, CaseClock.NONE);

    /** @param happened everything that happened so far */
    static CaseClocks of(CaseState state, List<CaseFact> happened) {
        return state.opening()
                .map(opening -> new CaseClocks(
                        firstResponse(state, opening, happened),
                        nextReply(state, opening),
                        state.course().status().isActive() ? running(state, opening.at()) : CaseClock.NONE,
                        resolution(state, opening)))
                .orElse(NONE);
    }

    private static CaseClock firstResponse(CaseState state, Opening opening, List<CaseFact> happened) {
        Optional<CaseFact> answer = happened.stream()
                .filter(fact -> fact.type() == FactType.FIRST_RESPONSE)
                .findFirst();
        if (answer.isPresent()) {
            Instant at = answer.get().mark().at();
            return CaseClock.stopped(at.minus(answer.get().length()), at);
        }
        if (!opening.origin().awaitsResponse()) {
            return CaseClock.NONE;
        }
        return state.conversation().isFirstResponseOver()
                ? CaseClock.LAPSED
                : state.conversation()
                        .awaited(opening)
                        .map(since -> running(state, since))
                        .orElse(CaseClock.NONE);
    }

    /** A reply that would be the first response is no next reply. */
    private static CaseClock nextReply(CaseState state, Opening opening) {
        return state.conversation()
                .unanswered()
                .filter(since -> !state.conversation().awaitsFirstResponse(opening))
                .map(since -> running(state, since))
                .orElse(CaseClock.NONE);
    }

    private static CaseClock resolution(CaseState state, Opening opening) {
        Course course = state.course();
        if (course.status().isCompleted()) {
            return course.lastSolved()
                    .map(solution ->
                            CaseClock.stopped(opening.at(), solution.mark().at()))
                    .orElse(CaseClock.LAPSED);
        }
        return course.status().isActive() ? running(state, opening.at()) : CaseClock.NONE;
    }

    private static CaseClock running(CaseState state, Instant since) {
        return state.counts() ? CaseClock.running(since) : CaseClock.NONE;
    }
}
