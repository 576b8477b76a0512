package io.cxpulse.pipeline;

import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.testing.Events;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Changes of a few cases, most of them such as a help desk reports. */
final class RandomChanges {

    private static final List<String> TEAMS = List.of("é", "Вторая линия", "tier 3 😀");

    private static final CaseEventType[] COMMON = {
        CaseEventType.OPENED,
        CaseEventType.OPENED,
        CaseEventType.CUSTOMER_REPLY,
        CaseEventType.AGENT_PUBLIC_REPLY,
        CaseEventType.BOT_REPLY,
        CaseEventType.TEAM_CHANGED,
        CaseEventType.STATUS_CHANGED,
        CaseEventType.RESOLVED,
        CaseEventType.REOPENED,
        CaseEventType.CLOSED,
        CaseEventType.MERGED,
        CaseEventType.MARKED_SPAM,
        CaseEventType.UNMARKED_SPAM
    };

    private final Random random;

    RandomChanges(Random random) {
        this.random = random;
    }

    CaseEvent.Builder make(String id, Instant at) {
        return Events.change("дело-" + random.nextInt(4), id, at, type())
                .setSourceSequence(random.nextBoolean() ? null : (long) random.nextInt(9))
                .setActor(any(ActorType.values()))
                .setStatusAfter(random.nextInt(4) == 0 ? any(CaseStatus.values()) : CaseStatus.UNKNOWN)
                .setCreatedBy(any(CaseOrigin.values()))
                .setPublicReply(random.nextInt(3) == 0 ? random.nextBoolean() : null)
                .setSlaMet(random.nextInt(3) == 0 ? random.nextBoolean() : null)
                .setTeam(random.nextInt(3) == 0 ? null : TEAMS.get(random.nextInt(TEAMS.size())))
                .setMergedIntoCaseId("другое дело");
    }

    private CaseEventType type() {
        if (random.nextInt(4) > 0) {
            return any(COMMON);
        }
        CaseEventType type = any(CaseEventType.values());
        return type == CaseEventType.UNKNOWN ? CaseEventType.ESCALATED : type;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
