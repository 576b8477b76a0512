package io.cxpulse.wire;

import io.cxpulse.metric.UpstreamState;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** Three optional instants. */
final class UpstreamStateCodec extends Codec<UpstreamState> {

    UpstreamStateCodec() {
        super(1);
    }

    @Override
    void write(UpstreamState state, BinaryEncoder out) throws IOException {
        Times.writeOptional(state.highest(), out);
        Times.writeOptional(state.watermark(), out);
        Times.writeOptional(state.idleUntil(), out);
    }

    @Override
    UpstreamState read(BinaryDecoder in) throws IOException {
        return new UpstreamState(Times.readOptional(in), Times.readOptional(in), Times.readOptional(in));
    }
}
