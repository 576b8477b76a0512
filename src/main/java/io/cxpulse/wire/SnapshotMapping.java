package io.cxpulse.wire;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Dimension;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseSnapshot;
import java.util.EnumMap;
import java.util.Map;

/** A snapshot record as the domain sees it, and back. */
final class SnapshotMapping {

    private SnapshotMapping() {}

    static io.cxpulse.event.CaseSnapshot toDomain(CaseSnapshot record) {
        return new io.cxpulse.event.CaseSnapshot(
                record.getCaseId(),
                record.getSequence(),
                record.getAt(),
                record.getOpenedAt(),
                CaseStatus.valueOf(record.getStatus().name()),
                CaseOrigin.valueOf(record.getCreatedBy().name()),
                Actor.valueOf(record.getActor().name()),
                dimensions(record),
                record.getAssignee(),
                record.getTransfers(),
                record.getReopens(),
                record.getSlaMet(),
                record.getResolutionCode(),
                record.getSourceType());
    }

    static CaseSnapshot toRecord(io.cxpulse.event.CaseSnapshot state) {
        return new CaseSnapshot(
                state.caseId(),
                state.sequence(),
                state.at(),
                state.openedAt(),
                status(state.status()),
                origin(state.createdBy()),
                actor(state.actor()),
                state.dimension(Dimension.CHANNEL),
                state.dimension(Dimension.PRODUCT),
                state.dimension(Dimension.TOUCHPOINT),
                state.dimension(Dimension.REGION),
                state.dimension(Dimension.TEAM),
                state.dimension(Dimension.TOPIC),
                state.dimension(Dimension.PRIORITY),
                state.assignee(),
                state.transfers(),
                state.reopens(),
                state.slaMet(),
                state.resolutionCode(),
                state.sourceType());
    }

    static io.cxpulse.schema.CaseStatus status(CaseStatus status) {
        return io.cxpulse.schema.CaseStatus.valueOf(status.name());
    }

    static io.cxpulse.schema.CaseOrigin origin(CaseOrigin origin) {
        return io.cxpulse.schema.CaseOrigin.valueOf(origin.name());
    }

    static ActorType actor(Actor actor) {
        return ActorType.valueOf(actor.name());
    }

    private static Map<Dimension, String> dimensions(CaseSnapshot record) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimensions.put(values, Dimension.CHANNEL, record.getChannel());
        Dimensions.put(values, Dimension.PRODUCT, record.getProduct());
        Dimensions.put(values, Dimension.TOUCHPOINT, record.getTouchpoint());
        Dimensions.put(values, Dimension.REGION, record.getRegion());
        Dimensions.put(values, Dimension.TEAM, record.getTeam());
        Dimensions.put(values, Dimension.TOPIC, record.getTopic());
        Dimensions.put(values, Dimension.PRIORITY, record.getPriority());
        return values;
    }
}
