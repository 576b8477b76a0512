package io.cxpulse.wire;

import io.cxpulse.event.CustomerEvent;
import io.cxpulse.event.InteractionStep;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.Direction;
import io.cxpulse.schema.InteractionOutcome;
import io.cxpulse.schema.InteractionType;
import io.cxpulse.wire.SlotCodec.EventContent;
import io.cxpulse.wire.SlotCodec.Identity;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** A step of an interaction in a slot. */
final class InteractionContent implements EventContent {

    @Override
    public void write(CustomerEvent event, BinaryEncoder out) throws IOException {
        InteractionStep step = (InteractionStep) event;
        out.writeString(step.source());
        Fields.writeSymbol(InteractionType.valueOf(step.type()), out);
        Fields.writeSymbol(Direction.valueOf(step.direction()), out);
        Fields.writeSymbol(ActorType.valueOf(step.actor()), out);
        Fields.writeSymbol(InteractionOutcome.valueOf(step.outcome()), out);
        Times.write(step.occurredAt(), out);
        Fields.writeDimensions(step.dimensions(), out);
    }

    @Override
    public InteractionStep read(Identity identity, BinaryDecoder in) throws IOException {
        return new InteractionStep(
                identity.eventId(),
                identity.op(),
                identity.targetEventId(),
                in.readString(),
                Fields.readSymbol(InteractionType.values(), in).name(),
                Fields.readSymbol(Direction.values(), in).name(),
                Fields.readSymbol(ActorType.values(), in).name(),
                Fields.readSymbol(InteractionOutcome.values(), in).name(),
                Times.read(in),
                Fields.readDimensions(in));
    }
}
