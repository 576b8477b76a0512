package io.cxpulse.wire;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.StateChange;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.ReopenCause;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Writes changes that were read off two states of a case as events, marked as derived. */
public final class DerivedEvents {

    private final String source;
    private final InstantSource clock;

    /**
     * Trusts the product's own schemas for the whole process, as the records cannot be built without.
     *
     * @param source name of the source, as in the ids of the changes
     * @param clock wall clock, for {@code ingestedAt}
     */
    public DerivedEvents(String source, InstantSource clock) {
        TrustedSchemas.trust();
        this.source = source;
        this.clock = clock;
    }

    public OutboundEvent of(StateChange change) {
        CaseSnapshot state = change.state();
        return EventKind.CASE.outbound(CaseEvent.newBuilder()
                .setEventId(change.eventId())
                .setOp(Operation.ASSERT)
                .setOccurredAt(change.occurredAt().truncatedTo(ChronoUnit.MILLIS))
                .setIngestedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setSource(source)
                .setSourceType(state.sourceType())
                .setType(CaseEventType.valueOf(change.change().name()))
                .setCaseId(state.caseId())
                .setSourceSequence(state.sequence())
                .setActor(SnapshotMapping.actor(state.actor()))
                .setStatusBefore(SnapshotMapping.status(change.statusBefore()))
                .setStatusAfter(SnapshotMapping.status(change.statusAfter()))
                .setCreatedBy(SnapshotMapping.origin(state.createdBy()))
                .setChannel(state.dimension(Dimension.CHANNEL))
                .setProduct(state.dimension(Dimension.PRODUCT))
                .setTouchpoint(state.dimension(Dimension.TOUCHPOINT))
                .setRegion(state.dimension(Dimension.REGION))
                .setTeam(state.dimension(Dimension.TEAM))
                .setTopic(state.dimension(Dimension.TOPIC))
                .setPriority(state.dimension(Dimension.PRIORITY))
                .setAssigneeBefore(change.assigneeBefore())
                .setAssigneeAfter(state.assignee())
                .setTeamBefore(change.teamBefore())
                .setTeamAfter(change.teamAfter())
                .setSlaMet(state.slaMet())
                .setResolutionCode(state.resolutionCode())
                .setReopenCause(ReopenCause.UNKNOWN)
                .setDerived(true)
                .build());
    }
}
