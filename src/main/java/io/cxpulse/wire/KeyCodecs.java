package io.cxpulse.wire;

import io.cxpulse.metric.PaneLevel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Keys whose byte order is the order of their parts, so that a range of panes of one segment and level is one range of
 * the store: text, a zero byte, further parts. Canonical segments and labels are ASCII and hold no zero byte; times are
 * at or after the epoch.
 */
final class KeyCodecs {

    private static final byte END = 0;

    private KeyCodecs() {}

    static byte[] encode(PaneKey key) {
        byte[] segment = key.segment().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(segment.length + 2 + Long.BYTES)
                .put(segment)
                .put(END)
                .put(code(key.level()))
                .putLong(key.start().toEpochMilli())
                .array();
    }

    static PaneKey decodePane(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        String segment = text(bytes);
        PaneLevel level = level(bytes.get());
        return new PaneKey(segment, level, Instant.ofEpochMilli(bytes.getLong()));
    }

    static byte[] encode(WindowKey key) {
        byte[] segment = key.segment().getBytes(StandardCharsets.UTF_8);
        byte[] label = key.label().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(segment.length + label.length + 2 + Long.BYTES)
                .put(segment)
                .put(END)
                .put(label)
                .put(END)
                .putLong(key.start().toEpochMilli())
                .array();
    }

    static WindowKey decodeWindow(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        return new WindowKey(text(bytes), text(bytes), Instant.ofEpochMilli(bytes.getLong()));
    }

    /** The text at the position, which moves behind its terminator. */
    private static String text(ByteBuffer bytes) {
        int length = 0;
        while (bytes.get(bytes.position() + length) != END) {
            length++;
        }
        byte[] text = new byte[length];
        bytes.get(text).get();
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte code(PaneLevel level) {
        return switch (level) {
            case MINUTE -> 'm';
            case HOUR -> 'h';
            case DAY -> 'd';
        };
    }

    private static PaneLevel level(byte code) {
        return switch (code) {
            case 'm' -> PaneLevel.MINUTE;
            case 'h' -> PaneLevel.HOUR;
            case 'd' -> PaneLevel.DAY;
            default -> throw new IllegalArgumentException("no pane level has the code " + code);
        };
    }
}
