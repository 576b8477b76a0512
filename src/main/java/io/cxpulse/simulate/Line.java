package io.cxpulse.simulate;

import java.util.Arrays;

/** A physical line of a file, as bytes. */
final class Line {

    private final long number;
    private final byte[] bytes;
    private final long size;

    /**
     * @param number counted from 1
     * @param bytes as read, with the terminator; the beginning only of an overlong line
     * @param size of the whole line, bytes
     */
    Line(long number, byte[] bytes, long size) {
        this.number = number;
        this.bytes = bytes;
        this.size = size;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    long size() {
        return size;
    }

    boolean isCut() {
        return bytes.length < size;
    }

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The bytes without LF or CR LF. */
    static byte[] withoutTerminator(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
}
