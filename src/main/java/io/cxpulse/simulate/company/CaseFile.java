package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import io.cxpulse.wire.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The record that the help desk keeps of a case: its team, agent and status, and an event for each change. */
final class CaseFile {

    private static final int AGENTS_OF_TEAM = 14;

    private final Concern concern;
    private final String caseId;
    private final String priority;
    private final Story story;
    private String team;
    private Map<String, Object> shared;
    private String status = "UNKNOWN";
    private @Nullable String agent;

    CaseFile(Concern concern, String team, String caseId, Instant opens, Chance chance, Consumer<Draft> taker) {
        this.concern = concern;
        this.team = team;
        this.caseId = caseId;
        this.priority = priority(concern, chance.unit());
        this.story = new Story(EventKind.CASE, caseId, opens, taker);
        this.shared = fields();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = concern.fields(team);
        fields.put("caseId", caseId);
        fields.put("priority", priority);
        return fields;
    }

    private static String priority(Concern concern, double luck) {
        boolean dear = concern.customer().tier() == Company.Tier.BUSINESS;
        boolean broken = concern.topic() == Topic.FAULT;
        if (luck < (broken ? 0.05 : 0.01)) {
            return "urgent";
        }
        if (luck < (dear || broken ? 0.4 : 0.08)) {
            return "high";
        }
        return luck < 0.85 ? "normal" : "low";
    }

    String caseId() {
        return caseId;
    }

    String team() {
        return team;
    }

    Story story() {
        return story;
    }

    Instant now() {
        return story.now();
    }

    Map<Dimension, String> dimensions() {
        return concern.dimensions(team);
    }

    /** How long work on it takes, relative to others. */
    double pace() {
        return switch (priority) {
            case "urgent" -> 0.3;
            case "high" -> 0.6;
            case "low" -> 1.5;
            default -> 1;
        };
    }

    /** Something happens that leaves the status; {@code more} are names and values of fields in turn. */
    void tell(String type, String actor, Object... more) {
        tellTo(status, type, actor, more);
    }

    /** Something happens after which the case has status {@code after}. */
    void tellTo(String after, String type, String actor, Object... more) {
        List<Object> own = new ArrayList<>(List.of("type", type, "actor", actor));
        own.addAll(List.of("sourceSequence", story.count() + 1L, "statusBefore", status, "statusAfter", after));
        if (agent != null) {
            own.addAll(List.of("assigneeAfter", agent));
        }
        own.addAll(List.of(more));
        status = after;
        story.tell(shared, own.toArray());
    }

    /** An agent of the team takes it. */
    void assign(Chance chance) {
        agent = "agent-" + Topic.of(team).label() + "-" + chance.below(AGENTS_OF_TEAM);
        tellTo("OPEN", "ASSIGNED", "SYSTEM");
    }

    /** Another team gets it, and nobody there has it yet. */
    void transfer(Chance chance) {
        String before = team;
        team = Company.otherTeam(team, chance);
        shared = fields();
        agent = null;
        tell("TRANSFERRED", "AGENT", "teamBefore", before, "teamAfter", team);
    }
}
