package io.cxpulse.cases;

import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a case is, and what else is known about it.
 *
 * @param dimensions latest value of each
 * @param assignee agent it is with; null if nobody, or not known
 * @param slaMet what the source last said; null if nothing
 */
public record Routing(
        Map<Dimension, String> dimensions,
        @Nullable String assignee,
        @Nullable Boolean slaMet) {

    static final Routing UNKNOWN = new Routing(Map.of(), null, null);

    public Routing {
        dimensions = Map.copyOf(dimensions);
    }

    Routing after(CaseStep step) {
        CaseStep.Content content = step.content();
        return new Routing(
                merged(step.dimensions()), assigneeAfter(step), content.slaMet() == null ? slaMet : content.slaMet());
    }

    /** Whether the event hands the case from one team to another. */
    boolean isTransfer(CaseStep step) {
        return step.change() == CaseChange.TRANSFERRED
                || (step.change() == CaseChange.TEAM_CHANGED && changesTeam(step.dimensions()));
    }

    private boolean changesTeam(Map<Dimension, String> said) {
        String known = dimensions.get(Dimension.TEAM);
        String next = said.get(Dimension.TEAM);
        return known != null && next != null && !known.equals(next);
    }

    private Map<Dimension, String> merged(Map<Dimension, String> said) {
        if (said.isEmpty() || said.equals(dimensions)) {
            return dimensions;
        }
        EnumMap<Dimension, String> latest = new EnumMap<>(Dimension.class);
        latest.putAll(dimensions);
        latest.putAll(said);
        return latest;
    }

    private @Nullable String assigneeAfter(CaseStep step) {
        if (step.change() == CaseChange.UNASSIGNED) {
            return null;
        }
        return step.content().assignee() == null ? assignee : step.content().assignee();
    }
}
