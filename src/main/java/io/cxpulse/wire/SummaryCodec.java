package io.cxpulse.wire;

import io.cxpulse.wire.AggregateResult.Summary;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** Where a tick stands, by what terms it was measured, and what it has gained. */
final class SummaryCodec extends Codec<Summary> {

    private final TallyCodec tallies = new TallyCodec();

    SummaryCodec() {
        super(1);
    }

    @Override
    void write(Summary summary, BinaryEncoder out) throws IOException {
        out.writeString(summary.tick().watch().rule());
        out.writeString(summary.tick().watch().segment());
        Times.write(summary.tick().end(), out);
        out.writeLong(summary.signature());
        tallies.write(summary.delta(), out);
    }

    @Override
    Summary read(BinaryDecoder in) throws IOException {
        return new Summary(
                new TickKey(new WatchKey(in.readString(), in.readString()), Times.read(in)),
                in.readLong(),
                tallies.read(in));
    }
}
