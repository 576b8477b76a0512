package io.cxpulse.wire;

import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Summary;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** What crosses to the evaluating tasks: a flag, then a summary or how far an aggregating task has come. */
final class BriefingCodec extends Codec<Briefing> {

    private final SummaryCodec summaries = new SummaryCodec();

    private final AdvanceCodec advances = new AdvanceCodec();

    BriefingCodec() {
        super(1);
    }

    @Override
    void write(Briefing briefing, BinaryEncoder out) throws IOException {
        out.writeBoolean(briefing instanceof Summary);
        if (briefing instanceof Summary summary) {
            summaries.write(summary, out);
        } else if (briefing instanceof Advance advance) {
            advances.write(advance, out);
        }
    }

    @Override
    Briefing read(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? summaries.read(in) : advances.read(in);
    }
}
