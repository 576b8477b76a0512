package io.cxpulse.wire;

import io.cxpulse.wire.IngestResult.Contribution;
import io.cxpulse.wire.IngestResult.Note;
import io.cxpulse.wire.IngestResult.Partial;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** What crosses the repartition topic: a flag, then a partial or a note. */
final class ContributionCodec extends Codec<Contribution> {

    private final PaneCodec panes = new PaneCodec();
    private final UpstreamStateCodec states = new UpstreamStateCodec();

    ContributionCodec() {
        super(1);
    }

    @Override
    void write(Contribution contribution, BinaryEncoder out) throws IOException {
        out.writeBoolean(contribution instanceof Partial);
        if (contribution instanceof Partial partial) {
            Times.write(partial.start(), out);
            panes.write(partial.delta(), out);
        } else if (contribution instanceof Note note) {
            out.writeString(note.upstream().topic());
            out.writeInt(note.upstream().partition());
            states.write(note.state(), out);
        }
    }

    @Override
    Contribution read(BinaryDecoder in) throws IOException {
        return in.readBoolean()
                ? new Partial(Times.read(in), panes.read(in))
                : new Note(new Upstream(in.readString(), in.readInt()), states.read(in));
    }
}
