package io.cxpulse.wire;

import io.cxpulse.alert.Alert;
import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.AlertReason;
import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Side;
import io.cxpulse.metric.Interval;
import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Segment;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** An alert as it was said last, part by part. */
final class AlertCodec extends Codec<Alert> {

    AlertCodec() {
        super(1);
    }

    @Override
    void write(Alert alert, BinaryEncoder out) throws IOException {
        out.writeString(alert.fingerprint());
        out.writeString(alert.incidentId());
        write(alert.subject(), out);
        write(alert.transition(), out);
        Times.write(alert.timing().raisedAt(), out);
        Times.writeOptional(alert.timing().since(), out);
        Times.writeOptional(alert.timing().until(), out);
        write(alert.finding(), out);
    }

    @Override
    Alert read(BinaryDecoder in) throws IOException {
        return new Alert(
                in.readString(),
                in.readString(),
                readSubject(in),
                readTransition(in),
                new Alert.Timing(Times.read(in), Times.readOptional(in), Times.readOptional(in)),
                readFinding(in));
    }

    private static void write(Alert.Subject subject, BinaryEncoder out) throws IOException {
        out.writeString(subject.ruleId());
        out.writeInt(subject.ruleVersion());
        out.writeString(subject.metric().id());
        out.writeInt(subject.metric().version());
        out.writeString(subject.unit());
        Fields.writeDimensions(subject.segment().values(), out);
        Fields.writeSymbol(subject.severity(), out);
        out.writeInt(subject.annotations().size());
        for (Map.Entry<String, String> annotation : new TreeMap<>(subject.annotations()).entrySet()) {
            out.writeString(annotation.getKey());
            out.writeString(annotation.getValue());
        }
    }

    private static Alert.Subject readSubject(BinaryDecoder in) throws IOException {
        return new Alert.Subject(
                in.readString(),
                in.readInt(),
                new MetricRef(in.readString(), in.readInt()),
                in.readString(),
                new Segment(Fields.readDimensions(in)),
                Fields.readSymbol(Severity.values(), in),
                readAnnotations(in));
    }

    private static Map<String, String> readAnnotations(BinaryDecoder in) throws IOException {
        Map<String, String> annotations = new TreeMap<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            annotations.put(in.readString(), in.readString());
        }
        return annotations;
    }

    private static void write(Alert.Transition transition, BinaryEncoder out) throws IOException {
        Fields.writeSymbol(transition.from(), out);
        Fields.writeSymbol(transition.to(), out);
        Fields.writeSymbol(transition.reason(), out);
        Times.write(transition.at(), out);
        out.writeBoolean(transition.early());
        out.writeBoolean(transition.complete());
    }

    private static Alert.Transition readTransition(BinaryDecoder in) throws IOException {
        return new Alert.Transition(
                Fields.readSymbol(AlertPhase.values(), in),
                Fields.readSymbol(AlertPhase.values(), in),
                Fields.readSymbol(AlertReason.values(), in),
                Times.read(in),
                in.readBoolean(),
                in.readBoolean());
    }

    private static void write(Alert.Finding finding, BinaryEncoder out) throws IOException {
        out.writeLong(finding.window().toMillis());
        out.writeLong(finding.n());
        write(finding.value(), out);
        write(finding.interval().low(), out);
        write(finding.interval().high(), out);
        Fields.writeSymbol(finding.side(), out);
        out.writeDouble(finding.threshold());
        out.writeDouble(finding.evidence());
        out.writeDouble(finding.evidenceNeeded());
        out.writeDouble(finding.peakEvidence());
    }

    private static Alert.Finding readFinding(BinaryDecoder in) throws IOException {
        return new Alert.Finding(
                Duration.ofMillis(in.readLong()),
                in.readLong(),
                readNumber(in),
                new Interval(readNumber(in), readNumber(in)),
                Fields.readSymbol(Side.values(), in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    private static void write(OptionalDouble number, BinaryEncoder out) throws IOException {
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            out.writeDouble(number.getAsDouble());
        }
    }

    private static OptionalDouble readNumber(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
    }
}
