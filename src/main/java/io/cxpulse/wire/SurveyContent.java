package io.cxpulse.wire;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.Score;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import io.cxpulse.wire.SlotCodec.EventContent;
import io.cxpulse.wire.SlotCodec.Identity;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** A step of a survey in a slot. */
final class SurveyContent implements EventContent {

    @Override
    public void write(CustomerEvent event, BinaryEncoder out) throws IOException {
        SurveyStep step = (SurveyStep) event;
        out.writeString(step.source());
        Fields.writeSymbol(SurveyEventType.valueOf(step.type()), out);
        Fields.writeSymbol(SurveyMetric.valueOf(step.metric()), out);
        Fields.writeSymbol(SurveyKind.valueOf(step.kind()), out);
        Times.write(step.occurredAt(), out);
        Times.writeOptional(Optional.ofNullable(step.respondedAt()), out);
        writeScore(step.score(), out);
        Fields.writeText(step.customerId(), out);
        Fields.writeText(step.anonymousId(), out);
        Fields.writeDimensions(step.dimensions(), out);
    }

    @Override
    public SurveyStep read(Identity identity, BinaryDecoder in) throws IOException {
        return new SurveyStep(
                identity.eventId(),
                identity.op(),
                identity.targetEventId(),
                in.readString(),
                Fields.readSymbol(SurveyEventType.values(), in).name(),
                Fields.readSymbol(SurveyMetric.values(), in).name(),
                Fields.readSymbol(SurveyKind.values(), in).name(),
                Times.read(in),
                readTime(in),
                readScore(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readDimensions(in));
    }

    private static @Nullable Instant readTime(BinaryDecoder in) throws IOException {
        return Times.readOptional(in).orElse(null);
    }

    private static void writeScore(@Nullable Score score, BinaryEncoder out) throws IOException {
        out.writeBoolean(score != null);
        if (score != null) {
            out.writeDouble(score.value());
            out.writeInt(score.scaleMin());
            out.writeInt(score.scaleMax());
            out.writeBoolean(score.higherIsBetter());
        }
    }

    private static @Nullable Score readScore(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? new Score(in.readDouble(), in.readInt(), in.readInt(), in.readBoolean()) : null;
    }
}
