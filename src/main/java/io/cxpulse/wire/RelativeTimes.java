package io.cxpulse.wire;

import java.io.IOException;
import java.time.Instant;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/**
 * Instants by their distance from another one: those a week away take four bytes, those an hour away two. Whole seconds,
 * which most are, are written as even numbers, and others, in milliseconds, as odd ones.
 */
record RelativeTimes(Instant base) {

    private static final int MILLIS = 1_000;

    void write(Instant time, BinaryEncoder out) throws IOException {
        long distance = time.toEpochMilli() - base.toEpochMilli();
        out.writeLong(distance % MILLIS == 0 ? distance / MILLIS * 2 : distance * 2 + 1);
    }

    Instant read(BinaryDecoder in) throws IOException {
        long code = in.readLong();
        long distance = (code & 1) == 0 ? Math.multiplyExact(code / 2, MILLIS) : Math.floorDiv(code, 2);
        return Instant.ofEpochMilli(Math.addExact(base.toEpochMilli(), distance));
    }
}
