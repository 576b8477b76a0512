package io.cxpulse.wire;

import io.cxpulse.event.Dimension;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Fields that may be absent, and dimensions, in the product's own bytes. Of bytes that are none, reading says so by an
 * {@link IllegalArgumentException}, to which {@link Codec} adds what was read.
 */
final class Fields {

    private static final int ABSENT = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;

    /** Dimensions by their code. Stored bytes hold the codes: new ones are appended. */
    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.CHANNEL,
            Dimension.PRIORITY,
            Dimension.PRODUCT,
            Dimension.QUESTION,
            Dimension.REGION,
            Dimension.TEAM,
            Dimension.TOPIC,
            Dimension.TOUCHPOINT);

    private Fields() {}

    static void writeText(@Nullable String text, BinaryEncoder out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeString(text);
        }
    }

    static @Nullable String readText(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? in.readString() : null;
    }

    static void writeNumber(@Nullable Long number, BinaryEncoder out) throws IOException {
        out.writeBoolean(number != null);
        if (number != null) {
            out.writeLong(number);
        }
    }

    static @Nullable Long readNumber(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }

    static void writeFlag(@Nullable Boolean flag, BinaryEncoder out) throws IOException {
        out.writeInt(flag == null ? ABSENT : flag ? TRUE : FALSE);
    }

    static @Nullable Boolean readFlag(BinaryDecoder in) throws IOException {
        int code = in.readInt();
        return switch (code) {
            case ABSENT -> null;
            case FALSE -> false;
            case TRUE -> true;
            default -> throw new IllegalArgumentException("no flag has the code " + code);
        };
    }

    /** A symbol of a schema, or of the domain in the same order: schemas only append symbols. */
    @SuppressWarnings("EnumOrdinal")
    static void writeSymbol(Enum<?> symbol, BinaryEncoder out) throws IOException {
        out.writeInt(symbol.ordinal());
    }

    static <E extends Enum<E>> E readSymbol(E[] symbols, BinaryDecoder in) throws IOException {
        int code = in.readInt();
        if (code < 0 || code >= symbols.length) {
            throw new IllegalArgumentException(
                    "no " + symbols.getClass().getComponentType().getSimpleName() + " has the code " + code);
        }
        return symbols[code];
    }

    static void writeDimensions(Map<Dimension, String> dimensions, BinaryEncoder out) throws IOException {
        out.writeInt(dimensions.size());
        // In a fixed order, so that equal values have equal bytes.
        for (int code = 0; code < DIMENSIONS.size(); code++) {
            String value = dimensions.get(DIMENSIONS.get(code));
            if (value != null) {
                out.writeInt(code);
                out.writeString(value);
            }
        }
    }

    static Map<Dimension, String> readDimensions(BinaryDecoder in) throws IOException {
        EnumMap<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        for (int left = readSize(in); left > 0; left--) {
            dimensions.put(readDimension(in), in.readString());
        }
        return dimensions;
    }

    private static Dimension readDimension(BinaryDecoder in) throws IOException {
        int code = in.readInt();
        if (code < 0 || code >= DIMENSIONS.size()) {
            throw new IllegalArgumentException("no dimension has the code " + code);
        }
        return DIMENSIONS.get(code);
    }

    /** Number of the elements that follow. */
    static int readSize(BinaryDecoder in) throws IOException {
        int size = in.readInt();
        if (size < 0) {
            throw new IllegalArgumentException("nothing has " + size + " elements");
        }
        return size;
    }
}
