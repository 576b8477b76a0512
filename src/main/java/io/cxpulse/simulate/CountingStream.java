package io.cxpulse.simulate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes each read took. */
final class CountingStream extends FilterInputStream {

    private final LongConsumer counter;

    CountingStream(InputStream in, LongConsumer counter) {
        super(in);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            counter.accept(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            counter.accept(read);
        }
        return read;
    }
}
