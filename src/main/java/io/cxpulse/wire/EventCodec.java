package io.cxpulse.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as bytes for a scratch file of this build: one byte for the kind, then Avro binary. Not for keeping, since no
 * schema is written. Reuses its buffers; one thread at a time.
 */
public final class EventCodec {

    private final List<Kind> kinds = Stream.of(EventKind.values()).map(Kind::of).toList();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    /** Trusts the product's own schemas for the whole process. */
    public EventCodec() {
        TrustedSchemas.trust();
    }

    public byte[] encode(OutboundEvent event) throws IOException {
        int index = 0;
        while (kinds.get(index).kind() != event.kind()) {
            index++;
        }
        buffer.reset();
        buffer.write(index);
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        kinds.get(index).writer().write(event.value(), encoder);
        encoder.flush();
        return buffer.toByteArray();
    }

    /**
     * The event that {@link #encode} was given.
     *
     * @throws IOException if the bytes are those of no kind of event, or too few
     */
    public OutboundEvent decode(byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes[0] < 0 || bytes[0] >= kinds.size()) {
            throw new IOException("bytes of no kind of event");
        }
        Kind kind = kinds.get(bytes[0]);
        decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
        return kind.kind().outbound(kind.reader().read(null, decoder));
    }

    private record Kind(
            EventKind kind, SpecificDatumWriter<SpecificRecord> writer, SpecificDatumReader<SpecificRecord> reader) {

        static Kind of(EventKind kind) {
            SpecificData model = kind.empty().getSpecificData();
            return new Kind(
                    kind,
                    new SpecificDatumWriter<>(kind.schema(), model),
                    new SpecificDatumReader<>(kind.schema(), kind.schema(), model));
        }
    }
}
