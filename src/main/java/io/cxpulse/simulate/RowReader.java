package io.cxpulse.simulate;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file, one after the other. A broken row does not end them. */
interface RowReader extends Closeable {

    /** The next row, or null after the last. */
    @Nullable
    Row next() throws IOException;
}
