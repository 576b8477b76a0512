package io.cxpulse.verify;

import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A case told in one line, such as {@code 0 OPENED; 5 AGENT_PUBLIC_REPLY actor=BOT}: minute, type and fields of each
 * event. Events are called e1, e2 and so on unless they say {@code id=}.
 */
final class CaseStory {

    static final Instant START = Instant.parse("2026-04-10T00:00:00Z");

    private final List<Event> events = new ArrayList<>();

    static CaseStory of(String text) {
        CaseStory story = new CaseStory();
        for (String sentence : text.split(";", -1)) {
            story.events.add(EventReader.of(event(sentence.strip(), story.events.size() + 1)));
        }
        return story;
    }

    List<Event> events() {
        return events;
    }

    /** The facts of the given names as text, e.g. {@code FIRST_RESPONSE@5=5m}, in order of time. */
    List<String> facts(Set<String> names) {
        return CaseFacts.of(events).stream()
                .filter(fact -> names.contains(fact.attribute("fact")))
                .sorted(Comparator.comparing(Fact::time).thenComparing(fact -> fact.attribute("fact")))
                .map(CaseStory::text)
                .toList();
    }

    private static String text(Fact fact) {
        return fact.attribute("fact") + "@"
                + Duration.ofMillis(fact.time() - START.toEpochMilli()).toMinutes()
                + value(fact.value())
                + (fact.attributes().containsKey("from") ? " from " + fact.attribute("from") : "");
    }

    private static String value(Value value) {
        if (value instanceof Value.Span span) {
            return "=" + span.millis() / 60_000 + "m";
        }
        if (value instanceof Value.Verdict verdict) {
            return verdict.hit() ? "=yes" : "=no";
        }
        return "";
    }

    private static CaseEvent event(String sentence, int number) {
        String[] words = sentence.split(" +", -1);
        Instant at = START.plus(Duration.ofMinutes(Long.parseLong(words[0])));
        CaseEvent.Builder event = InputLog.change("дело-1", "e" + number, CaseEventType.valueOf(words[1]), at);
        for (int i = 2; i < words.length; i++) {
            String[] field = words[i].split("=", -1);
            set(event, field[0], field[1]);
        }
        return event.build();
    }

    private static void set(CaseEvent.Builder event, String field, String value) {
        switch (field) {
            case "id" -> event.setEventId(value);
            case "seq" -> event.setSourceSequence(Long.valueOf(value));
            case "amends" -> event.setOp(Operation.AMEND).setTargetEventId(value);
            case "retracts" -> event.setOp(Operation.RETRACT).setTargetEventId(value);
            case "status" -> event.setStatusAfter(CaseStatus.valueOf(value));
            case "actor" -> event.setActor(ActorType.valueOf(value));
            case "public" -> event.setPublicReply(Boolean.valueOf(value));
            case "by" -> event.setCreatedBy(CaseOrigin.valueOf(value));
            case "sla" -> event.setSlaMet(Boolean.valueOf(value));
            case "team" -> event.setTeam(value);
            case "teamAfter" -> event.setTeamAfter(value);
            case "channel" -> event.setChannel(value);
            case "priority" -> event.setPriority(value);
            default -> throw new IllegalArgumentException(field);
        }
    }
}
