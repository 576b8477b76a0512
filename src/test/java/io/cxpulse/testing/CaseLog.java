package io.cxpulse.testing;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one case after some events, in whatever order they are told. Opened by its customer, in team "é". */
public final class CaseLog {

    /** Minute 0 of every log. */
    public static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    private final SortedMap<String, Slot> slots = new TreeMap<>();
    private final String caseId;
    private String team = "é";
    private CaseOrigin origin = CaseOrigin.CUSTOMER;

    public CaseLog(String caseId) {
        this.caseId = caseId;
    }

    public static Instant minute(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }

    /** Team of the events told from now on. */
    public CaseLog team(String name) {
        team = name;
        return this;
    }

    /** Who opened the case, as the events told from now on say. */
    public CaseLog createdBy(CaseOrigin who) {
        origin = who;
        return this;
    }

    public CaseLog event(String id, int minute, CaseChange change, Actor actor) {
        return put(step(id, minute, Operation.ASSERT, null, change, actor, null));
    }

    public CaseLog mergedInto(String id, int minute, String other) {
        return put(step(id, minute, Operation.ASSERT, null, CaseChange.MERGED, Actor.AGENT, other));
    }

    public CaseLog amend(String id, int minute, String target, CaseChange change, Actor actor) {
        return put(step(id, minute, Operation.AMEND, target, change, actor, null));
    }

    public CaseLog retract(String id, int minute, String target) {
        return put(step(id, minute, Operation.RETRACT, target, CaseChange.UNKNOWN, Actor.UNKNOWN, null));
    }

    public String caseId() {
        return caseId;
    }

    public SortedMap<String, Slot> slots() {
        return new TreeMap<>(slots);
    }

    private CaseLog put(CaseStep step) {
        Slot own = slots.getOrDefault(step.eventId(), Slot.EMPTY);
        if (step.op() == Operation.ASSERT) {
            slots.put(step.eventId(), own.asserting(step));
        } else {
            slots.put(step.eventId(), own.operating(step));
            slots.merge(step.targetEventId(), Slot.EMPTY.changedBy(step), (known, added) -> known.changedBy(step));
        }
        return this;
    }

    private CaseStep step(
            String id,
            int minute,
            Operation op,
            @Nullable String target,
            CaseChange change,
            Actor actor,
            @Nullable String other) {
        CaseStep.Content content = new CaseStep.Content(
                change,
                actor,
                CaseStatus.UNKNOWN,
                null,
                origin,
                null,
                null,
                other,
                actor == Actor.CUSTOMER ? null : "агент 7",
                Map.of(Dimension.TEAM, team));
        return new CaseStep(id, op, target, "тест", caseId, minute(minute), null, content);
    }
}
