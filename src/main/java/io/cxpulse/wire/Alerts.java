package io.cxpulse.wire;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.alert.Alert;
import io.cxpulse.alert.Alert.Finding;
import io.cxpulse.alert.Alert.Subject;
import io.cxpulse.alert.Alert.Timing;
import io.cxpulse.alert.Alert.Transition;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Side;
import io.cxpulse.metric.Interval;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import io.cxpulse.schema.AlertState;
import io.cxpulse.schema.ThresholdSide;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How alerts are written to their topics, and read from them. */
public final class Alerts {

    private Alerts() {}

    public static Serializer<Alert> serializer(AvroSettings settings) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(settings.properties(), false);
        return (topic, alert) -> alert == null ? null : avro.serialize(topic, toAvro(alert));
    }

    /**
     * A deserializer that throws {@link SerializationException} for what is no alert, and for what a later version wrote
     * that this one has no word for; and {@link RegistryFault} if the registry cannot tell the schema of the bytes, which
     * passes.
     */
    public static Deserializer<Alert> deserializer(AvroSettings settings) {
        WriterSchemas schemas = new WriterSchemas(settings);
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer(schemas.registry());
        avro.configure(settings.properties(), false);
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            schemas.fault(topic, bytes).ifPresent(fault -> {
                throw new SerializationException(fault);
            });
            return toDomain(read(avro, topic, bytes));
        };
    }

    /** The schema is known by now, so whatever is thrown speaks of the bytes. */
    private static @Nullable Object read(KafkaAvroDeserializer avro, String topic, byte[] bytes) {
        try {
            return avro.deserialize(topic, bytes);
        } catch (SerializationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SerializationException("the bytes do not fit their schema: " + e.getMessage(), e);
        }
    }

    private static io.cxpulse.schema.Alert toAvro(Alert alert) {
        io.cxpulse.schema.Alert.Builder builder = io.cxpulse.schema.Alert.newBuilder()
                .setFingerprint(alert.fingerprint())
                .setIncidentId(alert.incidentId())
                .setRaisedAt(alert.timing().raisedAt())
                .setSince(alert.timing().since().orElse(null))
                .setUntil(alert.timing().until().orElse(null));
        write(alert.subject(), builder);
        write(alert.transition(), builder);
        write(alert.finding(), builder);
        return builder.build();
    }

    private static void write(Subject subject, io.cxpulse.schema.Alert.Builder builder) {
        builder.setRuleId(subject.ruleId())
                .setRuleVersion(subject.ruleVersion())
                .setMetric(subject.metric().id())
                .setMetricVersion(subject.metric().version())
                .setUnit(subject.unit())
                .setSegment(subject.segment().canonical())
                .setDimensions(subject.segment().labels())
                .setSeverity(subject.severity().name().toLowerCase(Locale.ROOT))
                .setAnnotations(subject.annotations());
    }

    private static void write(Transition transition, io.cxpulse.schema.Alert.Builder builder) {
        builder.setState(AlertState.valueOf(transition.to().name()))
                .setPreviousState(AlertState.valueOf(transition.from().name()))
                .setReason(transition.reason().name())
                .setAt(transition.at())
                .setEarly(transition.early())
                .setComplete(transition.complete());
    }

    private static void write(Finding finding, io.cxpulse.schema.Alert.Builder builder) {
        builder.setWindow(finding.window().toMillis())
                .setN(finding.n())
                .setValue(orNull(finding.value()))
                .setLow(orNull(finding.interval().low()))
                .setHigh(orNull(finding.interval().high()))
                .setSide(ThresholdSide.valueOf(finding.side().name()))
                .setThreshold(finding.threshold())
                .setEvidence(finding.evidence())
                .setEvidenceNeeded(finding.evidenceNeeded())
                .setPeakEvidence(finding.peakEvidence());
    }

    private static Alert toDomain(@Nullable Object record) {
        if (!(record instanceof io.cxpulse.schema.Alert alert)) {
            String found = record == null ? "nothing" : record.getClass().getSimpleName();
            throw new SerializationException("holds " + found + "; an Alert is wanted");
        }
        try {
            return new Alert(
                    alert.getFingerprint(),
                    alert.getIncidentId(),
                    subject(alert),
                    transition(alert),
                    timing(alert),
                    finding(alert));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new SerializationException(
                    "no alert of this version of the product: incident " + alert.getIncidentId(), e);
        }
    }

    private static Subject subject(io.cxpulse.schema.Alert alert) {
        return new Subject(
                alert.getRuleId(),
                alert.getRuleVersion(),
                new MetricRef(alert.getMetric(), alert.getMetricVersion()),
                alert.getUnit(),
                Segment.parse(alert.getSegment()),
                Severity.valueOf(alert.getSeverity().toUpperCase(Locale.ROOT)),
                alert.getAnnotations() == null ? Map.of() : alert.getAnnotations());
    }

    private static Transition transition(io.cxpulse.schema.Alert alert) {
        return new Transition(
                AlertPhase.valueOf(alert.getPreviousState().name()),
                AlertPhase.valueOf(alert.getState().name()),
                AlertReason.valueOf(alert.getReason()),
                alert.getAt(),
                alert.getEarly(),
                alert.getComplete());
    }

    private static Timing timing(io.cxpulse.schema.Alert alert) {
        Instant raisedAt = alert.getRaisedAt();
        return new Timing(
                raisedAt == null ? alert.getAt() : raisedAt,
                Optional.ofNullable(alert.getSince()),
                Optional.ofNullable(alert.getUntil()));
    }

    private static Finding finding(io.cxpulse.schema.Alert alert) {
        double evidence = required(alert.getEvidence(), "evidence");
        Double peak = alert.getPeakEvidence();
        return new Finding(
                Duration.ofMillis(required(alert.getWindow(), "window")),
                alert.getN(),
                optional(alert.getValue()),
                new Interval(optional(alert.getLow()), optional(alert.getHigh())),
                Side.valueOf(required(alert.getSide(), "side").name()),
                required(alert.getThreshold(), "threshold"),
                evidence,
                required(alert.getEvidenceNeeded(), "evidenceNeeded"),
                peak == null ? evidence : peak);
    }

    private static <T> T required(@Nullable T value, String field) {
        return Objects.requireNonNull(value, field);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
