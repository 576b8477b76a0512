package io.cxpulse.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of one case after one change, as a row of an audit log or a polled copy of the record has it. What is null, or
 * missing from the dimensions, the source does not say.
 *
 * @param sequence position of the change within its case, as counted by the source
 * @param at when the case came into this state
 * @param openedAt when it was opened; null means with the first state that is known
 * @param status never {@code UNKNOWN}
 * @param actor who made the change
 * @param transfers how often it was given to another team so far, 0 or more
 * @param reopens how often it was reopened so far, 0 or more
 * @param slaMet whether the source says its service level was met
 * @param sourceType the source's own name for the state
 */
public record CaseSnapshot(
        String caseId,
        long sequence,
        Instant at,
        @Nullable Instant openedAt,
        CaseStatus status,
        CaseOrigin createdBy,
        Actor actor,
        Map<Dimension, String> dimensions,
        @Nullable String assignee,
        @Nullable Long transfers,
        @Nullable Long reopens,
        @Nullable Boolean slaMet,
        @Nullable String resolutionCode,
        @Nullable String sourceType) {

    /** @throws IllegalArgumentException if the status is unknown or a counter negative */
    public CaseSnapshot {
        dimensions = Map.copyOf(dimensions);
        if (status == CaseStatus.UNKNOWN) {
            throw new IllegalArgumentException("state of case " + caseId + " has no status");
        }
        if ((transfers != null && transfers < 0) || (reopens != null && reopens < 0)) {
            throw new IllegalArgumentException("state of case " + caseId + " has a counter below 0");
        }
    }

    /** When the case was opened, taking this for its first known state: never after that. */
    public Instant opening() {
        return openedAt == null || openedAt.isAfter(at) ? at : openedAt;
    }

    /** Value of a dimension, or null. */
    public @Nullable String dimension(Dimension dimension) {
        return dimensions.get(dimension);
    }

    /**
     * The case at its opening, taking this for its first known state: new, never transferred, never reopened, with these
     * dimensions and this agent. What the source says of service level and solution was not so then, and is left out.
     */
    public CaseSnapshot whenOpened() {
        return new CaseSnapshot(
                caseId,
                sequence,
                opening(),
                openedAt,
                CaseStatus.NEW,
                createdBy,
                Actor.UNKNOWN,
                dimensions,
                assignee,
                transfers == null ? null : 0L,
                reopens == null ? null : 0L,
                null,
                null,
                null);
    }
}
