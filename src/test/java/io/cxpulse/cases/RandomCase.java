package io.cxpulse.cases;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The events of one case, as wild as validation lets them be; all of it follows from the seed. */
public final class RandomCase {

    public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final List<String> TEAMS = List.of("é", "Команда 😀", "third");

    /** Weighted towards what matters: each of these is as likely as all others together. */
    private static final CaseChange[] COMMON = {
        CaseChange.OPENED, CaseChange.CUSTOMER_REPLY, CaseChange.AGENT_PUBLIC_REPLY, CaseChange.RESOLVED,
        CaseChange.REOPENED, CaseChange.CLOSED, CaseChange.STATUS_CHANGED, CaseChange.TEAM_CHANGED
    };

    private final Random random;
    private final String caseId;
    private int ids;

    public RandomCase(Random random, String caseId) {
        this.random = random;
        this.caseId = caseId;
    }

    /** Up to 24 events: an opening most of the time, then anything, some of it amended or taken back. */
    public List<CaseStep> events() {
        List<CaseStep> events = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            events.add(asserted(CaseChange.OPENED, START));
        }
        for (int left = random.nextInt(16); left > 0; left--) {
            events.add(asserted(change(), time()));
        }
        for (int left = random.nextInt(8); left > 0; left--) {
            events.add(operation(events));
        }
        return events;
    }

    private CaseStep asserted(CaseChange change, Instant time) {
        Long sequence = random.nextInt(3) == 0 ? null : (long) random.nextInt(5);
        return new CaseStep(nextId(), Operation.ASSERT, null, "тест", caseId, time, sequence, content(change));
    }

    /** Of an event that exists, of one that never comes, or of another amendment. */
    private CaseStep operation(List<CaseStep> events) {
        String target = events.isEmpty() || random.nextInt(8) == 0
                ? "никогда"
                : events.get(random.nextInt(events.size())).eventId();
        Operation op = random.nextBoolean() ? Operation.AMEND : Operation.RETRACT;
        return new CaseStep(nextId(), op, target, "тест", caseId, time(), null, content(change()));
    }

    private CaseStep.Content content(CaseChange change) {
        return new CaseStep.Content(
                change,
                any(Actor.values()),
                random.nextInt(3) == 0 ? any(CaseStatus.values()) : CaseStatus.UNKNOWN,
                flag(),
                any(CaseOrigin.values()),
                flag(),
                null,
                null,
                null,
                dimensions());
    }

    private Map<Dimension, String> dimensions() {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        if (random.nextBoolean()) {
            values.put(Dimension.TEAM, TEAMS.get(random.nextInt(TEAMS.size())));
        }
        if (random.nextInt(4) == 0) {
            values.put(Dimension.CHANNEL, TEAMS.get(random.nextInt(TEAMS.size())));
        }
        return values;
    }

    private CaseChange change() {
        if (random.nextInt(3) > 0) {
            return any(COMMON);
        }
        CaseChange change = any(CaseChange.values());
        return change == CaseChange.UNKNOWN ? CaseChange.ESCALATED : change;
    }

    /** Few different times, so that many tie. */
    private Instant time() {
        return START.plusSeconds(600L * random.nextInt(12));
    }

    private @Nullable Boolean flag() {
        return switch (random.nextInt(3)) {
            case 0 -> true;
            case 1 -> false;
            default -> null;
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String nextId() {
        return caseId + "-" + (char) ('a' + random.nextInt(26)) + ids++;
    }
}
