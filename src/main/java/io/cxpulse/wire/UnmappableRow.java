package io.cxpulse.wire;

import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.DeadLetterReason;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file, or one answer in it, that could not be made an event.
 *
 * @param path column or field at fault; null where the whole row is
 * @param detail what was found and what is accepted
 * @param file name of the file, without its folders
 * @param line line at which the row begins, from 1
 * @param value the row's bytes as read, from position to limit, possibly cut
 * @param size size of the row as read, bytes
 */
public record UnmappableRow(@Nullable String path, String detail, String file, long line, ByteBuffer value, long size) {

    public static final String REASON = DeadLetterReason.UNMAPPABLE_ROW.name();

    /** Most bytes of a row that a dead letter keeps. */
    public static final int LARGEST_VALUE = 64 * 1024;

    public String key() {
        return file + ":" + line;
    }

    /** The record for the dead-letter topic. */
    public SpecificRecord deadLetter() {
        int kept = Math.min(value.remaining(), LARGEST_VALUE);
        return DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNMAPPABLE_ROW)
                .setPath(path)
                .setDetail(detail)
                .setFile(file)
                .setLine(line)
                .setValue(value.slice(value.position(), kept))
                .setValueSize(size)
                .build();
    }
}
