package io.cxpulse.wire;

import io.cxpulse.metric.PaneLevel;
import io.cxpulse.metric.SegmentState;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** The newest minute, then per level, finest first, how far it was swept. */
final class SegmentStateCodec extends Codec<SegmentState> {

    SegmentStateCodec() {
        super(1);
    }

    @Override
    void write(SegmentState state, BinaryEncoder out) throws IOException {
        Times.write(state.latest(), out);
        for (PaneLevel level : PaneLevel.values()) {
            Times.writeOptional(Optional.ofNullable(state.sweptTo().get(level)), out);
        }
    }

    @Override
    SegmentState read(BinaryDecoder in) throws IOException {
        Instant latest = Times.read(in);
        EnumMap<PaneLevel, Instant> swept = new EnumMap<>(PaneLevel.class);
        for (PaneLevel level : PaneLevel.values()) {
            Times.readOptional(in).ifPresent(time -> swept.put(level, time));
        }
        return new SegmentState(latest, swept);
    }
}
