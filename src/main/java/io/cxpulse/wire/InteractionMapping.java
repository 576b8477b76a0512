package io.cxpulse.wire;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.event.Operation;
import io.cxpulse.schema.InteractionEvent;
import java.util.EnumMap;
import java.util.Map;

/** An interaction record as the domain sees it. */
final class InteractionMapping {

    private InteractionMapping() {}

    static InteractionStep toDomain(InteractionEvent record) {
        return new InteractionStep(
                record.getEventId(),
                Operation.valueOf(record.getOp().name()),
                record.getTargetEventId(),
                record.getSource(),
                record.getType().name(),
                record.getDirection().name(),
                record.getActor().name(),
                record.getOutcome().name(),
                record.getOccurredAt(),
                dimensions(record));
    }

    private static Map<Dimension, String> dimensions(InteractionEvent record) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimensions.put(values, Dimension.CHANNEL, record.getChannel());
        Dimensions.put(values, Dimension.PRODUCT, record.getProduct());
        Dimensions.put(values, Dimension.REGION, record.getRegion());
        Dimensions.put(values, Dimension.TEAM, record.getTeam());
        Dimensions.put(values, Dimension.TOPIC, record.getTopic());
        Dimensions.put(values, Dimension.TOUCHPOINT, record.getTouchpoint());
        return values;
    }
}
