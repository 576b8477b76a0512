package io.cxpulse.wire;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.schema.CaseEvent;
import java.util.EnumMap;
import java.util.Map;

/** A case record as the domain sees it. */
final class CaseMapping {

    private CaseMapping() {}

    static CaseStep toDomain(CaseEvent record) {
        return new CaseStep(
                record.getEventId(),
                Operation.valueOf(record.getOp().name()),
                record.getTargetEventId(),
                record.getSource(),
                record.getCaseId(),
                record.getOccurredAt(),
                record.getSourceSequence(),
                content(record));
    }

    private static CaseStep.Content content(CaseEvent record) {
        return new CaseStep.Content(
                CaseChange.valueOf(record.getType().name()),
                Actor.valueOf(record.getActor().name()),
                CaseStatus.valueOf(record.getStatusAfter().name()),
                record.getPublicReply(),
                CaseOrigin.valueOf(record.getCreatedBy().name()),
                record.getSlaMet(),
                record.getSlaTargetMillis(),
                record.getMergedIntoCaseId(),
                record.getAssigneeAfter(),
                dimensions(record));
    }

    private static Map<Dimension, String> dimensions(CaseEvent record) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimensions.put(values, Dimension.CHANNEL, record.getChannel());
        Dimensions.put(values, Dimension.PRIORITY, record.getPriority());
        Dimensions.put(values, Dimension.PRODUCT, record.getProduct());
        Dimensions.put(values, Dimension.REGION, record.getRegion());
        Dimensions.put(values, Dimension.TEAM, record.getTeam() == null ? record.getTeamAfter() : record.getTeam());
        Dimensions.put(values, Dimension.TOPIC, record.getTopic());
        Dimensions.put(values, Dimension.TOUCHPOINT, record.getTouchpoint());
        return values;
    }
}
