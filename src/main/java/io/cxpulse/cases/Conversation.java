package io.cxpulse.cases;

import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStep;
import java.time.Instant;
import java.util.Optional;

/**
 * Who spoke last, and who waits.
 *
 * @param replies of agents so far
 * @param firstMessage the customer's first, if any
 * @param unanswered the customer's oldest without a reply, if any
 * @param isFirstResponseOver whether it was given, or is no longer expected
 */
public record Conversation(
        int replies, Optional<Instant> firstMessage, Optional<Instant> unanswered, boolean isFirstResponseOver) {

    static final Conversation SILENT = new Conversation(0, Optional.empty(), Optional.empty(), false);

    Conversation after(CaseStep step) {
        if (step.isAgentReply()) {
            return new Conversation(replies + 1, firstMessage, Optional.empty(), true);
        }
        if (step.isCustomerMessage()) {
            Optional<Instant> now = Optional.of(step.occurredAt());
            return new Conversation(replies, firstMessage.or(() -> now), unanswered.or(() -> now), isFirstResponseOver);
        }
        return this;
    }

    /** What was left unanswered needs no answer, and a later reply is no first response. */
    Conversation completed() {
        return new Conversation(replies, firstMessage, Optional.empty(), true);
    }

    /** The wait that an agent's reply ends, if anybody waited. */
    Optional<CaseFact> endedBy(Mark reply, Opening opening) {
        if (awaitsFirstResponse(opening)) {
            Instant since = awaited(opening).orElse(opening.at());
            return Optional.of(CaseFact.duration(FactType.FIRST_RESPONSE, since, reply));
        }
        return unanswered.map(since -> CaseFact.duration(FactType.NEXT_REPLY, since, reply));
    }

    /** Whether the next reply of an agent is the first response. */
    boolean awaitsFirstResponse(Opening opening) {
        return !isFirstResponseOver && opening.origin().awaitsResponse();
    }

    /** Since when a first response is waited for: nobody waits for one to a machine before the customer writes. */
    Optional<Instant> awaited(Opening opening) {
        return opening.origin() == CaseOrigin.AUTOMATION ? firstMessage : Optional.of(opening.at());
    }
}
