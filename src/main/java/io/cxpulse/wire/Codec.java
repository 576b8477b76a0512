package io.cxpulse.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Compact bytes of an internal value: a version byte, then Avro's binary primitives (variable-length integers) without
 * a schema. Stores and repartition topics are read only by the product itself.
 */
abstract class Codec<T> {

    private final byte version;

    Codec(int version) {
        this.version = (byte) version;
    }

    abstract void write(T value, BinaryEncoder out) throws IOException;

    abstract T read(BinaryDecoder in) throws IOException;

    final byte[] encode(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        bytes.write(version);
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            write(value, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    final T decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != version) {
            throw new SerializationException(getClass().getSimpleName() + " reads version " + version + ", not "
                    + (bytes.length == 0 ? "nothing" : bytes[0]));
        }
        try {
            return read(DecoderFactory.get()
                    .directBinaryDecoder(new ByteArrayInputStream(bytes, 1, bytes.length - 1), null));
        } catch (IOException e) {
            throw new SerializationException("truncated " + getClass().getSimpleName(), e);
        }
    }

    final Serde<T> serde() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encode(value),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }
}
