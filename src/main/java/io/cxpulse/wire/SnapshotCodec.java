package io.cxpulse.wire;

import io.cxpulse.schema.CaseSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * States of cases as bytes for a scratch file of this build: Avro binary. Not for keeping, since no schema is written.
 * Reuses its buffers; one thread at a time.
 */
public final class SnapshotCodec {

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final SpecificDatumWriter<CaseSnapshot> writer;
    private final SpecificDatumReader<CaseSnapshot> reader;
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    /** Trusts the product's own schemas for the whole process. */
    public SnapshotCodec() {
        TrustedSchemas.trust();
        writer = new SpecificDatumWriter<>(CaseSnapshot.class);
        reader = new SpecificDatumReader<>(CaseSnapshot.class);
    }

    public byte[] encode(io.cxpulse.event.CaseSnapshot state) throws IOException {
        buffer.reset();
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        writer.write(SnapshotMapping.toRecord(state), encoder);
        encoder.flush();
        return buffer.toByteArray();
    }

    /** The state that {@link #encode} was given. */
    public io.cxpulse.event.CaseSnapshot decode(byte[] bytes) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, decoder);
        return SnapshotMapping.toDomain(reader.read(null, decoder));
    }
}
