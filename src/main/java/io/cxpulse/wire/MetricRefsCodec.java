package io.cxpulse.wire;

import io.cxpulse.metric.MetricRef;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** A set of metrics. */
final class MetricRefsCodec extends Codec<SortedSet<MetricRef>> {

    MetricRefsCodec() {
        super(1);
    }

    @Override
    void write(SortedSet<MetricRef> refs, BinaryEncoder out) throws IOException {
        out.writeInt(refs.size());
        for (MetricRef ref : refs) {
            out.writeString(ref.id());
            out.writeInt(ref.version());
        }
    }

    @Override
    SortedSet<MetricRef> read(BinaryDecoder in) throws IOException {
        TreeSet<MetricRef> refs = new TreeSet<>();
        for (int left = Fields.readSize(in); left > 0; left--) {
            refs.add(new MetricRef(in.readString(), in.readInt()));
        }
        return refs;
    }
}
