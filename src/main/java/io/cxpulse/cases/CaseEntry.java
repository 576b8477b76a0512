package io.cxpulse.cases;

import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Operation;
import java.time.Instant;
import java.util.Optional;

/**
 * One event in the story of a case.
 *
 * @param place where it stands; of an amendment or retraction, by when it was made
 * @param targetEventId the event it amends or takes back; empty for an assertion
 * @param says what it says: an assertion as it was understood when it happened, an amendment what holds instead; empty for
 *     a retraction, and for an amendment that another one replaced, of which nothing more is kept
 */
public record CaseEntry(
        CaseStep.Place place,
        Operation op,
        Optional<String> targetEventId,
        Optional<CaseStep> says,
        Standing standing,
        CaseEffect effect) {

    public String eventId() {
        return place.eventId();
    }

    /** When it happened or was made. */
    public Instant occurredAt() {
        return place.occurredAt();
    }

    /** What has become of an event. */
    public enum Fate {
        HOLDS,
        /** Another event says what holds instead. */
        AMENDED,
        RETRACTED,
        /** An amendment whose target was amended again, or taken back. */
        SUPERSEDED,
        /** An amendment or retraction whose target has not come. */
        WAITING,
        /** An amendment or retraction of an amendment or retraction, which changes nothing. */
        VOID
    }

    /** @param by the amendment or retraction that made it so; of several retractions the first */
    public record Standing(Fate fate, Optional<CaseStep.Place> by) {

        static Standing of(Fate fate) {
            return new Standing(fate, Optional.empty());
        }
    }
}
