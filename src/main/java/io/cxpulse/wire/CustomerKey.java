package io.cxpulse.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;

/**
 * An answer of a customer as a key: the length of the customer's id in bytes, the id, the time, the event id, so that the
 * answers of one customer in an interval are one range, in their order. Event times are after the epoch, so their bytes
 * are in order; event ids stand in UTF-16, whose bytes are in the order of code units.
 */
record CustomerKey(String customer, Instant time, String eventId) {

    /** Where the keys of a customer's answers from {@code time} begin. */
    static byte[] from(String customer, Instant time) {
        return new CustomerKey(customer, time, "").encode();
    }

    byte[] encode() {
        byte[] who = customer.getBytes(StandardCharsets.UTF_8);
        byte[] event = eventId.getBytes(StandardCharsets.UTF_16BE);
        return ByteBuffer.allocate(Short.BYTES + who.length + Long.BYTES + event.length)
                .putShort((short) who.length)
                .put(who)
                .putLong(time.toEpochMilli())
                .put(event)
                .array();
    }

    static CustomerKey decode(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        try {
            String customer = text(bytes, Short.toUnsignedInt(bytes.getShort()), StandardCharsets.UTF_8);
            Instant time = Instant.ofEpochMilli(bytes.getLong());
            return new CustomerKey(customer, time, text(bytes, bytes.remaining(), StandardCharsets.UTF_16BE));
        } catch (BufferUnderflowException e) {
            throw new SerializationException("truncated key of an answer of a customer", e);
        }
    }

    private static String text(ByteBuffer bytes, int length, Charset charset) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, charset);
    }
}
