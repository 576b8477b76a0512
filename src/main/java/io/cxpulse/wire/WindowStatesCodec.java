package io.cxpulse.wire;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.WindowState;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** State by metric. */
final class WindowStatesCodec extends Codec<SortedMap<MetricRef, WindowState>> {

    WindowStatesCodec() {
        super(1);
    }

    @Override
    void write(SortedMap<MetricRef, WindowState> states, BinaryEncoder out) throws IOException {
        out.writeInt(states.size());
        for (Map.Entry<MetricRef, WindowState> entry : states.entrySet()) {
            out.writeString(entry.getKey().id());
            out.writeInt(entry.getKey().version());
            out.writeString(entry.getValue().name());
        }
    }

    @Override
    SortedMap<MetricRef, WindowState> read(BinaryDecoder in) throws IOException {
        TreeMap<MetricRef, WindowState> states = new TreeMap<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            states.put(new MetricRef(in.readString(), in.readInt()), WindowState.valueOf(in.readString()));
        }
        return states;
    }
}
