package io.cxpulse.verify;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the pipeline says it has come in one input partition.
 *
 * @param nextOffset offset after the last processed record
 * @param counts processed records by fate; every fate is present
 */
public record Progress(long nextOffset, Map<Fate, Long> counts) {

    private static final byte VERSION = 1;

    public Progress {
        counts = new TreeMap<>(counts);
    }

    /**
     * Reads a value of the progress store: version byte, next offset, highest event time, then a count per fate, all
     * big endian.
     *
     * @throws VerifyFailure if it is of another version or length
     */
    public static Progress read(byte[] value) {
        int length = Byte.BYTES + Long.BYTES * (2 + Fate.values().length);
        if (value.length != length || value[0] != VERSION) {
            throw new VerifyFailure("a progress record of " + value.length + " bytes is not understood; version "
                    + VERSION + " has " + length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(value, 1, length - 1);
        long nextOffset = buffer.getLong();
        buffer.getLong();
        Map<Fate, Long> counts = new TreeMap<>();
        for (Fate fate : Fate.values()) {
            counts.put(fate, buffer.getLong());
        }
        return new Progress(nextOffset, counts);
    }
}
