package io.cxpulse.verify;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.CaseOrigin;
import io.cxpulse.schema.CaseStatus;
import io.cxpulse.schema.Direction;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.InteractionOutcome;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.ReopenCause;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** One input partition under construction; records are appended at {@link #APPENDED}, or later by what has {@link #pass passed}. */
final class InputLog {

    static final String REGISTRY = "mock://verify";
    static final Instant APPENDED = Instant.parse("2026-04-10T12:00:00Z");

    private final TopicPartition partition;
    private final KafkaAvroSerializer serializer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    private Instant now = APPENDED;

    InputLog(Source source, int number) {
        partition = new TopicPartition(source.topic(), number);
        // The decoder trusts the generated records, which the serializer needs as well.
        new EventDecoder(REGISTRY, Map.of()).close();
        serializer = new KafkaAvroSerializer();
        serializer.configure(
                Map.of(
                        "schema.registry.url", REGISTRY,
                        "auto.register.schemas", true,
                        "avro.remove.java.properties", true),
                false);
    }

    static SurveyEvent.Builder nps(String id, Instant at, double score) {
        return SurveyEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("опрос")
                .setType(SurveyEventType.COMPLETED)
                .setMetric(SurveyMetric.NPS)
                .setKind(SurveyKind.RELATIONSHIP)
                .setSurveyId("s")
                .setScore(score)
                .setScaleMin(0)
                .setScaleMax(10)
                .setPolarity(Polarity.HIGHER_BETTER);
    }

    static SurveyEvent.Builder csat(String id, Instant at, double score) {
        return nps(id, at, score).setMetric(SurveyMetric.CSAT).setScaleMin(1).setScaleMax(5);
    }

    static InteractionEvent.Builder contact(String id, Instant at) {
        return InteractionEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("téléphone")
                .setType(InteractionType.CONTACT_STARTED)
                .setDirection(Direction.INBOUND)
                .setActor(ActorType.CUSTOMER)
                .setOutcome(InteractionOutcome.UNKNOWN);
    }

    static CaseEvent.Builder change(String caseId, String id, CaseEventType type, Instant at) {
        return CaseEvent.newBuilder()
                .setEventId(id)
                .setOp(Operation.ASSERT)
                .setOccurredAt(at)
                .setSource("служба")
                .setType(type)
                .setCaseId(caseId)
                .setActor(ActorType.UNKNOWN)
                .setStatusBefore(CaseStatus.UNKNOWN)
                .setStatusAfter(CaseStatus.UNKNOWN)
                .setCreatedBy(CaseOrigin.UNKNOWN)
                .setReopenCause(ReopenCause.UNKNOWN)
                .setDerived(false);
    }

    /** Appends the following records so much later. */
    InputLog pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    InputLog add(SurveyEvent.Builder event) {
        return add(serializer.serialize(partition.topic(), event.build()));
    }

    InputLog add(InteractionEvent.Builder event) {
        return add(serializer.serialize(partition.topic(), event.build()));
    }

    /** Under the id of its case. */
    InputLog add(CaseEvent.Builder event) {
        CaseEvent record = event.build();
        return add(record.getCaseId().getBytes(StandardCharsets.UTF_8), event);
    }

    InputLog add(byte @Nullable [] key, CaseEvent.Builder event) {
        return add(key, serializer.serialize(partition.topic(), event.build()));
    }

    InputLog add(byte @Nullable [] value) {
        return add(new byte[0], value);
    }

    private InputLog add(byte @Nullable [] key, byte @Nullable [] value) {
        records.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                records.size(),
                now.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value == null ? 0 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
        return this;
    }

    TopicPartition partition() {
        return partition;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }
}
