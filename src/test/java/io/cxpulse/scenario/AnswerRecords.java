package io.cxpulse.scenario;

import io.cxpulse.config.Observed;
import io.cxpulse.config.ScenarioDefinition;
import io.cxpulse.config.ScenarioEvent;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a scenario as records of {@code cx.surveys}. */
final class AnswerRecords {

    private AnswerRecords() {}

    /** A record, and when it is appended. */
    record Appended(SurveyEvent event, Instant at) {}

    /** In the order of arrival. */
    static List<Appended> of(ScenarioDefinition scenario) {
        Map<String, MetricDefinition> metrics = new HashMap<>();
        List<Appended> records = new ArrayList<>();
        for (ScenarioEvent event : scenario.events()) {
            event.observed().map(Observed::metric).ifPresent(metric -> metrics.put(event.id(), metric));
            MetricDefinition metric = event.observed()
                    .map(Observed::metric)
                    .or(() -> event.target().map(metrics::get))
                    .orElseThrow();
            records.add(new Appended(record(SurveySteps.of(event, metric)), event.arrives()));
        }
        return records;
    }

    /** One that no metric measures, and that lets everything before it close. */
    static Appended end(ScenarioDefinition scenario, Duration outOfOrderness) {
        Instant time = scenario.lastTick().plus(outOfOrderness);
        SurveyEvent invitation = SurveyEvent.newBuilder()
                .setEventId("конец é")
                .setOp(Operation.ASSERT)
                .setOccurredAt(time)
                .setSource("scenario")
                .setType(SurveyEventType.INVITED)
                .setMetric(SurveyMetric.NPS)
                .setKind(SurveyKind.RELATIONSHIP)
                .setSurveyId("scenario")
                .setPolarity(Polarity.HIGHER_BETTER)
                .build();
        return new Appended(invitation, time);
    }

    private static SurveyEvent record(SurveyStep step) {
        SurveyEvent.Builder record = SurveyEvent.newBuilder()
                .setEventId(step.eventId())
                .setOp(Operation.valueOf(step.op().name()))
                .setTargetEventId(step.targetEventId())
                .setOccurredAt(step.occurredAt())
                .setSource(step.source())
                .setType(SurveyEventType.valueOf(step.type()))
                .setMetric(SurveyMetric.valueOf(step.metric()))
                .setKind(SurveyKind.valueOf(step.kind()))
                .setSurveyId(step.source())
                .setPolarity(Polarity.HIGHER_BETTER);
        Optional.ofNullable(step.score()).ifPresent(score -> rate(record, score));
        place(record, step.dimensions());
        return record.build();
    }

    private static void rate(SurveyEvent.Builder record, Score score) {
        record.setScore(score.value()).setScaleMin(score.scaleMin()).setScaleMax(score.scaleMax());
    }

    /** Every dimension that an answer can have. */
    private static void place(SurveyEvent.Builder record, Map<Dimension, String> dimensions) {
        record.setChannel(dimensions.get(Dimension.CHANNEL))
                .setProduct(dimensions.get(Dimension.PRODUCT))
                .setQuestion(dimensions.get(Dimension.QUESTION))
                .setRegion(dimensions.get(Dimension.REGION))
                .setTeam(dimensions.get(Dimension.TEAM))
                .setTouchpoint(dimensions.get(Dimension.TOUCHPOINT));
    }
}
