package io.cxpulse.simulate;

import io.cxpulse.event.CaseSnapshot;
import io.cxpulse.wire.SnapshotCodec;
import io.cxpulse.wire.UnmappableRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Sorts states of cases by case, then by the order of its history, in bounded memory. Each keeps the row it came from,
 * as whether it is plausible shows only beside the state before it.
 */
final class SnapshotSort implements Closeable {

    /** A state and where it came from. */
    record Located(CaseSnapshot state, Row.Origin origin) {}

    private final ExternalSort sort;
    private final SnapshotCodec codec = new SnapshotCodec();

    /** Sizes as in {@link ExternalSort}. */
    SnapshotSort(long memoryBytes, Path parent) {
        this.sort = new ExternalSort(memoryBytes, parent);
    }

    void add(CaseSnapshot state, Row.Origin origin) throws IOException {
        SortKey key = new SortKey(state.caseId(), state.at().toEpochMilli(), state.sequence());
        sort.add(key, encode(state, origin));
    }

    /** The next state in order, or null after the last. Nothing can be added after the first call. */
    @Nullable
    Located next() throws IOException {
        byte[] bytes = sort.next();
        return bytes == null ? null : decode(bytes);
    }

    @Override
    public void close() throws IOException {
        sort.close();
    }

    private byte[] encode(CaseSnapshot state, Row.Origin origin) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(origin.file());
        out.writeLong(origin.line());
        out.writeLong(origin.size());
        byte[] row = new byte[Math.min(origin.bytes().remaining(), UnmappableRow.LARGEST_VALUE)];
        origin.bytes().duplicate().get(row);
        out.writeInt(row.length);
        out.write(row);
        out.write(codec.encode(state));
        return bytes.toByteArray();
    }

    private Located decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String file = in.readUTF();
        long line = in.readLong();
        long size = in.readLong();
        byte[] row = in.readNBytes(in.readInt());
        return new Located(codec.decode(in.readAllBytes()), new Row.Origin(file, line, ByteBuffer.wrap(row), size));
    }
}
