package io.cxpulse.simulate;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines at LF, in bounded memory, without decoding. A byte order mark at the start is dropped. */
final class LineReader implements Closeable {

    /** Longest line kept whole, bytes. */
    static final int LONGEST = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long number;

    LineReader(InputStream in) throws IOException {
        this.in = in;
        this.limit = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (limit == BYTE_ORDER_MARK.length && Arrays.equals(buffer, 0, limit, BYTE_ORDER_MARK, 0, limit)) {
            limit = 0;
        }
    }

    /** The next line, or null at the end of the stream. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
        long size = 0;
        while (position < limit || fill()) {
            int stop = stop();
            kept.write(buffer, position, Math.min(stop - position, LONGEST - kept.size()));
            size += stop - position;
            position = stop;
            if (buffer[stop - 1] == '\n') {
                break;
            }
        }
        return size == 0 ? null : new Line(++number, kept.toByteArray(), size);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private int stop() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return limit;
    }
}
