package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.cases.CaseClock;
import io.cxpulse.cases.CaseEffect;
import io.cxpulse.cases.CaseEntry;
import io.cxpulse.cases.CaseFact;
import io.cxpulse.cases.CaseState;
import io.cxpulse.cases.CaseStory;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The story of a case as JSON; what does not exist or is not known is left out. */
final class CaseJson {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private CaseJson() {}

    static ObjectNode write(String caseId, Optional<Instant> asOf, CaseStory story) {
        ObjectNode json = Json.object().put("caseId", caseId);
        asOf.ifPresent(time -> json.put("asOf", time.toString()));
        json.put("isolation", "read_uncommitted");
        writeState(story, json.putObject("state"));
        ObjectNode clocks = json.putObject("clocks");
        writeClock(story.clocks().firstResponse(), asOf, clocks.putObject("firstResponse"));
        writeClock(story.clocks().nextReply(), asOf, clocks.putObject("nextReply"));
        writeClock(story.clocks().open(), asOf, clocks.putObject("open"));
        writeClock(story.clocks().resolution(), asOf, clocks.putObject("resolution"));
        ArrayNode events = json.putArray("events");
        story.entries().forEach(entry -> writeEntry(entry, events.addObject()));
        return json;
    }

    private static void writeState(CaseStory story, ObjectNode json) {
        CaseState state = story.state();
        json.put("status", state.course().status().name());
        state.opening().ifPresent(opening -> json.put("openedAt", opening.at().toString())
                .put("openedBy", opening.actor().name())
                .put("createdBy", opening.origin().name()));
        json.put("counts", state.counts());
        ArrayNode excluded = json.putArray("excluded");
        story.exclusions().forEach(exclusion -> excluded.add(exclusion.name()));
        story.mergedInto().ifPresent(other -> json.put("mergedInto", other));
        if (state.routing().assignee() != null) {
            json.put("assignee", state.routing().assignee());
        }
        writeSegment(state.routing().dimensions(), json.putObject("segment"));
        if (state.routing().slaMet() != null) {
            json.put("slaMet", state.routing().slaMet());
        }
        json.put("replies", state.conversation().replies())
                .put("transfers", state.course().transfers())
                .put("reopenings", story.reopenings());
    }

    private static void writeClock(CaseClock clock, Optional<Instant> asOf, ObjectNode json) {
        json.put("state", lower(clock.state()));
        clock.since().ifPresent(time -> json.put("since", time.toString()));
        clock.until().ifPresent(time -> json.put("until", time.toString()));
        clock.shown(asOf).ifPresent(duration -> writeSeconds(duration, json));
    }

    private static void writeEntry(CaseEntry entry, ObjectNode json) {
        json.put("eventId", entry.eventId())
                .put("occurredAt", entry.occurredAt().toString())
                .put("op", entry.op().name());
        entry.targetEventId().ifPresent(target -> json.put("targetEventId", target));
        entry.says().ifPresent(step -> writeStep(step, json));
        json.put("fate", lower(entry.standing().fate()));
        entry.standing().by().ifPresent(by -> json.putObject("by")
                .put("eventId", by.eventId())
                .put("occurredAt", by.occurredAt().toString()));
        writeEffect(entry.effect(), json);
    }

    private static void writeStep(CaseStep step, ObjectNode json) {
        json.put("type", step.change().name()).put("actor", step.actor().name()).put("source", step.source());
        if (step.content().statusAfter() != CaseStatus.UNKNOWN) {
            json.put("statusAfter", step.content().statusAfter().name());
        }
    }

    private static void writeEffect(CaseEffect effect, ObjectNode json) {
        writeFacts(effect.gone(), json.putArray("gone"));
        writeFacts(effect.come(), json.putArray("come"));
        json.put("goneInAll", effect.goneInAll()).put("comeInAll", effect.comeInAll());
    }

    private static void writeFacts(List<CaseFact> facts, ArrayNode json) {
        facts.forEach(fact -> writeFact(fact, json.addObject()));
    }

    private static void writeFact(CaseFact fact, ObjectNode json) {
        json.put("fact", fact.type().name()).put("at", fact.mark().at().toString());
        if (fact.duration() != null) {
            writeSeconds(fact.duration(), json);
        }
        if (fact.verdict() != null) {
            json.put("verdict", fact.verdict());
        }
        String from = fact.attribute("from");
        if (from != null) {
            json.put("from", from);
        }
        json.put("actor", fact.mark().actor().name());
        writeSegment(fact.mark().dimensions(), json.putObject("segment"));
    }

    private static void writeSegment(Map<Dimension, String> dimensions, ObjectNode json) {
        dimensions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> json.put(entry.getKey().label(), entry.getValue()));
    }

    private static void writeSeconds(Duration duration, ObjectNode json) {
        Json.put(json, "durationSeconds", duration.toMillis() / MILLIS_PER_SECOND);
    }

    private static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
