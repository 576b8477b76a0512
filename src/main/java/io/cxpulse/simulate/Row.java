package io.cxpulse.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.wire.UnmappableRow;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A row of a file: its fields, or why there are none. */
sealed interface Row {

    Origin origin();

    /**
     * Where a row came from.
     *
     * @param file name without folders
     * @param line at which the row begins, from 1
     * @param bytes as read, without the terminator, cut where overlong
     * @param size of the whole row, bytes
     */
    record Origin(String file, long line, ByteBuffer bytes, long size) {

        UnmappableRow unmappable(@Nullable String path, String detail) {
            return new UnmappableRow(path, detail, file, line, bytes, size);
        }
    }

    record Mappable(Origin origin, ObjectNode fields) implements Row {}

    record Broken(Origin origin, String detail) implements Row {}
}
