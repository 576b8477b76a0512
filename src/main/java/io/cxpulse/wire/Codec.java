package io.cxpulse.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
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

    /** @throws SerializationException if the bytes are not those of a value, which says why */
    final T decode(byte[] bytes) {
        return decode(bytes, in -> {
            T value = read(in);
            if (!in.isEnd()) {
                throw new IllegalArgumentException("bytes left over");
            }
            return value;
        });
    }

    /**
     * Reads what stands first in the bytes of a value, and nothing behind it.
     *
     * @throws SerializationException as {@link #decode(byte[])} does
     */
    final <R> R decode(byte[] bytes, Part<R> part) {
        if (bytes.length == 0 || bytes[0] != version) {
            throw new SerializationException(
                    name() + " reads version " + version + ", not " + (bytes.length == 0 ? "nothing" : bytes[0]));
        }
        try {
            return part.read(DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, null));
        } catch (EOFException e) {
            throw new SerializationException("truncated " + name(), e);
        } catch (IOException
                | AvroRuntimeException
                | UnsupportedOperationException
                | IllegalArgumentException
                | ArithmeticException e) {
            // Avro calls a length beyond all arrays unsupported, and one below 0 malformed.
            throw new SerializationException("damaged " + name() + ": " + e.getMessage(), e);
        }
    }

    /** Reads some of a value. */
    interface Part<R> {

        R read(BinaryDecoder in) throws IOException;
    }

    /** What messages call it. */
    String name() {
        return getClass().getSimpleName();
    }

    final Serde<T> serde() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encode(value),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }
}
