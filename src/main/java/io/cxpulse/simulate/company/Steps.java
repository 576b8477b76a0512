package io.cxpulse.simulate.company;

import io.cxpulse.wire.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the steps of one contact, inbound unless its first step says otherwise. */
final class Steps {

    private final Concern concern;
    private final Story story;
    private String team;
    private Map<String, Object> shared;

    Steps(Concern concern, String id, Instant at, Consumer<Draft> taker) {
        this.concern = concern;
        this.story = new Story(EventKind.INTERACTION, id, at, taker);
        this.team = concern.topic().team();
        this.shared = fields();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = concern.fields(team);
        fields.put("interactionId", story.id());
        fields.put("direction", "INBOUND");
        fields.put("language", Company.language(concern.customer().region()));
        return fields;
    }

    String id() {
        return story.id();
    }

    Instant now() {
        return story.now();
    }

    String team() {
        return team;
    }

    Steps after(Duration time) {
        story.after(time);
        return this;
    }

    /** Something happens; {@code more} are names and values of fields in turn. */
    Steps step(String type, String actor, Object... more) {
        List<Object> own = new ArrayList<>(List.of("type", type, "actor", actor));
        own.addAll(List.of(more));
        story.tell(shared, own.toArray());
        return this;
    }

    /** Another team takes over. */
    Steps transfer(Chance chance) {
        team = Company.otherTeam(team, chance);
        shared = fields();
        return step("TRANSFERRED", "AGENT");
    }

    /** The agent notes down what was said. */
    void wrapUp(Chance chance) {
        step("WRAP_STARTED", "AGENT")
                .after(chance.around(Duration.ofSeconds(45), 0.7))
                .step("WRAP_ENDED", "AGENT");
    }
}
