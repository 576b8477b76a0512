package io.cxpulse.wire;

import io.cxpulse.metric.MetricRef;
import io.cxpulse.metric.Pane;
import io.cxpulse.metric.Tally;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** A pane: number of metrics, then for each its reference, the code of its kind, and its counts. */
final class PaneCodec extends Codec<Pane> {

    private final TallyCodec codec = new TallyCodec();

    PaneCodec() {
        super(1);
    }

    @Override
    void write(Pane pane, BinaryEncoder out) throws IOException {
        out.writeInt(pane.tallies().size());
        for (Map.Entry<MetricRef, Tally> entry : pane.tallies().entrySet()) {
            out.writeString(entry.getKey().id());
            out.writeInt(entry.getKey().version());
            codec.write(entry.getValue(), out);
        }
    }

    @Override
    Pane read(BinaryDecoder in) throws IOException {
        TreeMap<MetricRef, Tally> tallies = new TreeMap<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            tallies.put(new MetricRef(in.readString(), in.readInt()), codec.read(in));
        }
        return new Pane(tallies);
    }
}
