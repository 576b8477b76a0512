package io.cxpulse.simulate;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A payload with its place in the order: by key, then by position. A class, as records compare arrays by identity. */
final class SortEntry implements Comparable<SortEntry> {

    private static final int BUFFER = 1 << 16;

    private final SortKey key;
    private final long position;
    private final byte[] payload;

    SortEntry(SortKey key, long position, byte[] payload) {
        this.key = key;
        this.position = position;
        this.payload = payload;
    }

    byte[] payload() {
        return payload;
    }

    @Override
    public int compareTo(SortEntry other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : Long.compare(position, other.position);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortEntry entry && entry.key.equals(key) && entry.position == position;
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Long.hashCode(position);
    }

    static void writeAll(Path file, MergedRuns entries) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (SortEntry entry = entries.next(); entry != null; entry = entries.next()) {
                entry.key.write(out);
                out.writeLong(entry.position);
                out.writeInt(entry.payload.length);
                out.write(entry.payload);
            }
        }
    }

    static SortEntry read(DataInputStream in) throws IOException {
        SortKey key = SortKey.read(in);
        long position = in.readLong();
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        return new SortEntry(key, position, payload);
    }
}
