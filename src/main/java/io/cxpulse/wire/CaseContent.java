package io.cxpulse.wire;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import io.cxpulse.event.CustomerEvent;
import io.cxpulse.wire.SlotCodec.EventContent;
import io.cxpulse.wire.SlotCodec.Identity;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** A change of a case in a slot. The domain's symbols stand in the order of the schema's. */
final class CaseContent implements EventContent {

    @Override
    public void write(CustomerEvent event, BinaryEncoder out) throws IOException {
        CaseStep step = (CaseStep) event;
        CaseStep.Content content = step.content();
        out.writeString(step.source());
        Times.write(step.occurredAt(), out);
        Fields.writeNumber(step.sequence(), out);
        Fields.writeSymbol(content.change(), out);
        Fields.writeSymbol(content.actor(), out);
        Fields.writeSymbol(content.statusAfter(), out);
        Fields.writeFlag(content.publicReply(), out);
        Fields.writeSymbol(content.createdBy(), out);
        Fields.writeFlag(content.slaMet(), out);
        Fields.writeNumber(content.slaTargetMillis(), out);
        Fields.writeText(content.mergedIntoCaseId(), out);
        Fields.writeText(content.assignee(), out);
        Fields.writeDimensions(content.dimensions(), out);
    }

    @Override
    public CaseStep read(Identity identity, BinaryDecoder in) throws IOException {
        return new CaseStep(
                identity.eventId(),
                identity.op(),
                identity.targetEventId(),
                in.readString(),
                identity.caseId(),
                Times.read(in),
                Fields.readNumber(in),
                readContent(in));
    }

    private static CaseStep.Content readContent(BinaryDecoder in) throws IOException {
        return new CaseStep.Content(
                Fields.readSymbol(CaseChange.values(), in),
                Fields.readSymbol(Actor.values(), in),
                Fields.readSymbol(CaseStatus.values(), in),
                Fields.readFlag(in),
                Fields.readSymbol(CaseOrigin.values(), in),
                Fields.readFlag(in),
                Fields.readNumber(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readDimensions(in));
    }
}
