package io.cxpulse.wire;

import io.cxpulse.event.Dimension;
import io.cxpulse.event.Operation;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A survey record as the domain sees it. */
final class SurveyMapping {

    private SurveyMapping() {}

    static SurveyStep toDomain(SurveyEvent record) {
        return new SurveyStep(
                record.getEventId(),
                Operation.valueOf(record.getOp().name()),
                record.getTargetEventId(),
                record.getSource(),
                record.getType().name(),
                record.getMetric().name(),
                record.getKind().name(),
                record.getOccurredAt(),
                record.getRespondedAt(),
                score(record),
                record.getCustomerId(),
                record.getAnonymousId(),
                dimensions(record));
    }

    private static @Nullable Score score(SurveyEvent record) {
        Double value = record.getScore();
        Integer min = record.getScaleMin();
        Integer max = record.getScaleMax();
        return value == null || min == null || max == null
                ? null
                : new Score(value, min, max, record.getPolarity() != Polarity.LOWER_BETTER);
    }

    private static Map<Dimension, String> dimensions(SurveyEvent record) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimensions.put(values, Dimension.CHANNEL, record.getChannel());
        Dimensions.put(values, Dimension.PRODUCT, record.getProduct());
        Dimensions.put(values, Dimension.QUESTION, record.getQuestion());
        Dimensions.put(values, Dimension.REGION, record.getRegion());
        Dimensions.put(values, Dimension.TEAM, record.getTeam());
        Dimensions.put(values, Dimension.TOPIC, record.getTopic());
        Dimensions.put(values, Dimension.TOUCHPOINT, record.getTouchpoint());
        return values;
    }
}
