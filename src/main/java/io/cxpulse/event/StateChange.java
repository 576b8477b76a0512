package io.cxpulse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a case that was read off two of its states.
 *
 * @param eventId the same whenever the same two states are compared
 * @param state of the case with the change in it: the rest of what the event says
 * @param statusBefore of this change alone; {@code UNKNOWN} for the opening
 * @param teamBefore and {@code teamAfter}: null unless the change is one of teams and they are known
 * @param assigneeBefore agent the case was with in the state before
 */
public record StateChange(
        String eventId,
        CaseChange change,
        Instant occurredAt,
        CaseSnapshot state,
        CaseStatus statusBefore,
        CaseStatus statusAfter,
        @Nullable String teamBefore,
        @Nullable String teamAfter,
        @Nullable String assigneeBefore) {}
