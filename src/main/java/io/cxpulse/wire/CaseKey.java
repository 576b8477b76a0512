package io.cxpulse.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;

/**
 * An event of a case as a key: the length of the case id in bytes, the case id, the event id, so that all events of one
 * case are one range and no case's range is part of another's.
 */
record CaseKey(String caseId, String eventId) {

    static byte[] prefix(String caseId) {
        byte[] text = caseId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + text.length)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    byte[] encode() {
        byte[] prefix = prefix(caseId);
        byte[] event = eventId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + event.length)
                .put(prefix)
                .put(event)
                .array();
    }

    static CaseKey decode(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        try {
            byte[] caseId = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(caseId);
            byte[] eventId = new byte[bytes.remaining()];
            bytes.get(eventId);
            return new CaseKey(new String(caseId, StandardCharsets.UTF_8), new String(eventId, StandardCharsets.UTF_8));
        } catch (BufferUnderflowException e) {
            throw new SerializationException("truncated key of an event of a case", e);
        }
    }
}
