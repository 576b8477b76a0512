package io.cxpulse.wire;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** Instants as milliseconds since the epoch, the resolution of every event time. */
final class Times {

    private Times() {}

    static void write(Instant time, BinaryEncoder out) throws IOException {
        out.writeLong(time.toEpochMilli());
    }

    static Instant read(BinaryDecoder in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    static void writeOptional(Optional<Instant> time, BinaryEncoder out) throws IOException {
        out.writeBoolean(time.isPresent());
        if (time.isPresent()) {
            write(time.get(), out);
        }
    }

    static Optional<Instant> readOptional(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
    }
}
