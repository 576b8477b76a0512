package io.cxpulse.verify;

import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of a case as it stands.
 *
 * @param asserted says when and in which order it happened
 * @param content says what happened: the same event, or its last amendment
 */
record CaseStep(Event asserted, Event content) {

    /** In which the events of a case happened: by time, then the source's sequence, none before any, then id. */
    static final Comparator<CaseStep> ORDER = Comparator.comparingLong(CaseStep::at)
            .thenComparing(CaseStep::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(step -> step.asserted.eventId());

    private static final Set<CaseEventType> SPOKEN_OTHERWISE = EnumSet.of(
            CaseEventType.OPENED,
            CaseEventType.CUSTOMER_REPLY,
            CaseEventType.AGENT_PUBLIC_REPLY,
            CaseEventType.BOT_REPLY,
            CaseEventType.AUTO_REPLY,
            CaseEventType.INTERNAL_NOTE);
    private static final Set<ActorType> STAFF = EnumSet.of(ActorType.AGENT, ActorType.SUPERVISOR);
    private static final Set<ActorType> STAFF_OR_UNKNOWN =
            EnumSet.of(ActorType.AGENT, ActorType.SUPERVISOR, ActorType.UNKNOWN);
    private static final Set<ActorType> CUSTOMERS =
            EnumSet.of(ActorType.CUSTOMER, ActorType.END_USER_OTHER, ActorType.UNKNOWN);

    /** Milliseconds since the epoch. */
    long at() {
        return asserted.time();
    }

    private @Nullable Long sequence() {
        return asserted.requireChange().getSourceSequence();
    }

    /** What it says about the case. */
    CaseEvent change() {
        return content.requireChange();
    }

    CaseEventType type() {
        return change().getType();
    }

    SortedMap<String, String> dimensions() {
        return content.dimensions();
    }

    boolean isAgentReply() {
        Boolean isPublic = change().getPublicReply();
        if (type() == CaseEventType.AGENT_PUBLIC_REPLY) {
            return !Boolean.FALSE.equals(isPublic) && STAFF_OR_UNKNOWN.contains(change().getActor());
        }
        return !SPOKEN_OTHERWISE.contains(type())
                && Boolean.TRUE.equals(isPublic)
                && STAFF.contains(change().getActor());
    }

    boolean isCustomerMessage() {
        return type() == CaseEventType.CUSTOMER_REPLY
                && !Boolean.FALSE.equals(change().getPublicReply())
                && CUSTOMERS.contains(change().getActor());
    }
}
