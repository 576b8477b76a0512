package io.cxpulse.wire;

import io.cxpulse.event.Disposition;
import io.cxpulse.event.DispositionCounts;
import io.cxpulse.event.Progress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Fixed layout, big endian: the byte 1, the next offset, the highest event time in milliseconds ({@link Long#MIN_VALUE}
 * for none), then the count of each {@link Disposition} in order. Fixed, because an auditor reads it from the changelog
 * without this class.
 */
final class ProgressSerde {

    private static final byte VERSION = 1;
    private static final int SIZE = 1 + Long.BYTES * (2 + Disposition.values().length);

    private ProgressSerde() {}

    static byte[] encode(Progress progress) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.put(VERSION).putLong(progress.nextOffset());
        bytes.putLong(progress.highest().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        for (Disposition disposition : Disposition.values()) {
            bytes.putLong(progress.counts().of(disposition));
        }
        return bytes.array();
    }

    static Progress decode(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        if (array.length != SIZE || bytes.get() != VERSION) {
            throw new SerializationException("not a progress of version " + VERSION + ": " + array.length + " bytes");
        }
        long nextOffset = bytes.getLong();
        long highest = bytes.getLong();
        EnumMap<Disposition, Long> counts = new EnumMap<>(Disposition.class);
        for (Disposition disposition : Disposition.values()) {
            counts.put(disposition, bytes.getLong());
        }
        return new Progress(
                nextOffset,
                highest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(highest)),
                new DispositionCounts(counts));
    }
}
