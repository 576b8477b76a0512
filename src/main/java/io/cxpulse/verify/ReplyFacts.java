package io.cxpulse.verify;

import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.verify.Moment.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long customers waited for the replies in one case. */
final class ReplyFacts {

    private final List<Moment> moments;
    private final Moment opening;

    private ReplyFacts(List<Moment> moments) {
        this.moments = moments;
        this.opening = moments.get(0);
    }

    /** @param moments from the opening on */
    static List<Fact> of(List<Moment> moments) {
        return new ReplyFacts(moments).facts();
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        boolean isFirst = true;
        for (int at = 0; at < moments.size(); at++) {
            Moment reply = moments.get(at);
            if (reply.step().isAgentReply()) {
                if (isFirst && isFirstResponse(at)) {
                    facts.add(reply.fact("FIRST_RESPONSE", reply.since(firstStart(at))));
                } else {
                    oldestUnanswered(at)
                            .ifPresent(message -> facts.add(reply.fact("NEXT_REPLY", reply.since(message))));
                }
                isFirst = false;
            }
        }
        return facts;
    }

    private boolean isFirstResponse(int at) {
        CaseOrigin origin = opening.step().change().getCreatedBy();
        return origin != CaseOrigin.AGENT
                && origin != CaseOrigin.PROACTIVE
                && moments.subList(0, at).stream().noneMatch(Moment::ends);
    }

    private Moment firstStart(int at) {
        if (opening.step().change().getCreatedBy() != CaseOrigin.AUTOMATION) {
            return opening;
        }
        return moments.subList(0, at).stream()
                .filter(moment -> moment.step().isCustomerMessage())
                .findFirst()
                .orElse(opening);
    }

    private Optional<Moment> oldestUnanswered(int at) {
        Moment oldest = null;
        for (int i = at - 1; i >= 0 && !isAnswered(moments.get(i)); i--) {
            oldest = moments.get(i).step().isCustomerMessage() ? moments.get(i) : oldest;
        }
        return Optional.ofNullable(oldest);
    }

    /** Whether nothing written until then waits for a reply any more. */
    private static boolean isAnswered(Moment moment) {
        return moment.step().isAgentReply() || moment.turn() != Turn.NONE;
    }
}
