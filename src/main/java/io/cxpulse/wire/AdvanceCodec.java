package io.cxpulse.wire;

import io.cxpulse.wire.AggregateResult.Advance;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** A number and two optional instants. */
final class AdvanceCodec extends Codec<Advance> {

    AdvanceCodec() {
        super(1);
    }

    @Override
    void write(Advance advance, BinaryEncoder out) throws IOException {
        out.writeInt(advance.task());
        Times.writeOptional(advance.completeUntil(), out);
        Times.writeOptional(advance.slowest(), out);
    }

    @Override
    Advance read(BinaryDecoder in) throws IOException {
        return new Advance(in.readInt(), Times.readOptional(in), Times.readOptional(in));
    }
}
