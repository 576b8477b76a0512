package io.cxpulse.wire;

import io.cxpulse.wire.AggregateResult.Advance;
import io.cxpulse.wire.AggregateResult.Briefing;
import io.cxpulse.wire.AggregateResult.Summary;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** What crosses to the evaluating tasks: a flag, then a summary or how far an aggregating task has come. */
final class BriefingCodec extends Codec<Briefing> {

    private final TallyCodec tallies = new TallyCodec();

    private final AdvanceCodec advances = new AdvanceCodec();

    BriefingCodec() {
        super(1);
    }

    @Override
    void write(Briefing briefing, BinaryEncoder out) throws IOException {
        out.writeBoolean(briefing instanceof Summary);
        if (briefing instanceof Summary summary) {
            out.writeString(summary.tick().watch().rule());
            out.writeString(summary.tick().watch().segment());
            Times.write(summary.tick().end(), out);
            out.writeLong(summary.signature());
            tallies.write(summary.delta(), out);
        } else if (briefing instanceof Advance advance) {
            advances.write(advance, out);
        }
    }

    @Override
    Briefing read(BinaryDecoder in) throws IOException {
        return in.readBoolean()
                ? new Summary(
                        new TickKey(new WatchKey(in.readString(), in.readString()), Times.read(in)),
                        in.readLong(),
                        tallies.read(in))
                : advances.read(in);
    }
}
