package io.cxpulse.wire;

import io.cxpulse.metric.PaneLevel;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Keys whose byte order is the order of their parts, so that a range of panes of one segment and level is one range of
 * the store: text, a zero byte, further parts. Canonical segments, labels and ids of rules are ASCII and hold no zero byte; times are
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
        return decode(
                array,
                "pane",
                bytes -> new PaneKey(text(bytes), level(bytes.get()), Instant.ofEpochMilli(bytes.getLong())));
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
        return decode(
                array,
                "window",
                bytes -> new WindowKey(text(bytes), text(bytes), Instant.ofEpochMilli(bytes.getLong())));
    }

    static byte[] encode(WatchKey key) {
        byte[] rule = key.rule().getBytes(StandardCharsets.UTF_8);
        byte[] segment = key.segment().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(rule.length + segment.length + 2)
                .put(rule)
                .put(END)
                .put(segment)
                .put(END)
                .array();
    }

    static WatchKey decodeWatch(byte[] array) {
        return decode(array, "watch", bytes -> new WatchKey(text(bytes), text(bytes)));
    }

    static byte[] encode(TickKey key) {
        byte[] watch = encode(key.watch());
        return ByteBuffer.allocate(watch.length + Long.BYTES)
                .put(watch)
                .putLong(key.end().toEpochMilli())
                .array();
    }

    static TickKey decodeTick(byte[] array) {
        return decode(
                array,
                "tick",
                bytes -> new TickKey(new WatchKey(text(bytes), text(bytes)), Instant.ofEpochMilli(bytes.getLong())));
    }

    private static <K> K decode(byte[] array, String what, Function<ByteBuffer, K> read) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        try {
            K key = read.apply(bytes);
            if (bytes.hasRemaining()) {
                throw new SerializationException(
                        "key of a " + what + " with " + bytes.remaining() + " bytes left over");
            }
            return key;
        } catch (BufferUnderflowException e) {
            throw new SerializationException("truncated key of a " + what, e);
        }
    }

    /** The text at the position, which moves behind its terminator. */
    private static String text(ByteBuffer bytes) {
        int length = 0;
        while (length < bytes.remaining() && bytes.get(bytes.position() + length) != END) {
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
            default -> throw new SerializationException("no pane level has the code " + code);
        };
    }
}
