package io.cxpulse.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cxpulse.event.UnfitField;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Reads one field of an Avro record from JSON: nothing is coerced, times are ISO-8601 text. */
final class JsonField {

    private static final int LONGEST_QUOTE = 60;

    private final String name;
    private final int position;
    private final boolean optional;
    private final Schema type;
    private final Map<String, Object> symbols = new HashMap<>();

    JsonField(Schema.Field field) {
        this.name = field.name();
        this.position = field.pos();
        this.optional = field.schema().isUnion();
        this.type = optional ? field.schema().getTypes().get(1) : field.schema();
        if (type.getType() == Schema.Type.ENUM) {
            type.getEnumSymbols()
                    .forEach(symbol -> symbols.put(symbol, SpecificData.get().createEnum(symbol, type)));
        }
    }

    int position() {
        return position;
    }

    /** @throws UnfitField if an object has a field that a record of this schema lacks and that is not the one excepted */
    static void refuseUnknown(Schema schema, JsonNode object, String excepted) throws UnfitField {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(excepted) && schema.getField(name) == null) {
                throw new UnfitField(name, "unknown field; " + schema.getName() + " has none of this name");
            }
        }
    }

    @Nullable
    Object read(JsonNode event) throws UnfitField {
        JsonNode node = event.path(name);
        return node instanceof MissingNode || node.isNull() ? absent() : present(node);
    }

    private @Nullable Object absent() throws UnfitField {
        if (optional) {
            return null;
        }
        if (type.getType() == Schema.Type.ENUM) {
            return symbols.get(name.equals("op") ? "ASSERT" : type.getEnumDefault());
        }
        if (type.getType() == Schema.Type.BOOLEAN) {
            return false;
        }
        throw new UnfitField(name, "missing; " + wanted() + " is required");
    }

    private Object present(JsonNode node) throws UnfitField {
        return switch (type.getType()) {
            case STRING -> text(node);
            case ENUM -> symbol(node);
            case BOOLEAN -> check(node.isBoolean(), node).booleanValue();
            case DOUBLE -> check(node.isNumber(), node).doubleValue();
            case INT ->
                check(node.isIntegralNumber() && node.canConvertToInt(), node).intValue();
            case LONG ->
                type.getLogicalType() == null
                        ? check(node.isIntegralNumber() && node.canConvertToLong(), node)
                                .longValue()
                        : instant(node);
            default -> throw new IllegalStateException("no JSON form for " + type + " of " + name);
        };
    }

    /** Half of a surrogate pair would be written as a question mark, and two ids become one. */
    private String text(JsonNode node) throws UnfitField {
        String text = check(node.isTextual(), node).textValue();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new UnfitField(name, "holds half of a surrogate pair; whole Unicode characters are accepted");
        }
        return text;
    }

    private Object symbol(JsonNode node) throws UnfitField {
        Object symbol = symbols.get(text(node));
        if (symbol == null) {
            throw unfit(node);
        }
        return symbol;
    }

    private Instant instant(JsonNode node) throws UnfitField {
        try {
            Instant time = DateTimeFormatter.ISO_INSTANT.parse(text(node), Instant::from);
            return Instant.ofEpochMilli(time.truncatedTo(ChronoUnit.MILLIS).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw unfit(node);
        }
    }

    private JsonNode check(boolean fits, JsonNode node) throws UnfitField {
        if (!fits) {
            throw unfit(node);
        }
        return node;
    }

    private UnfitField unfit(JsonNode node) {
        String found = node.toString();
        String quote = found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "…";
        return new UnfitField(name, quote + " does not fit; " + wanted() + " is accepted");
    }

    private String wanted() {
        return switch (type.getType()) {
            case STRING -> "text";
            case ENUM -> "one of " + String.join(", ", type.getEnumSymbols());
            case BOOLEAN -> "true or false";
            case DOUBLE -> "a number";
            case INT -> "a whole number of 32 bits";
            default ->
                type.getLogicalType() == null
                        ? "a whole number of 64 bits"
                        : "an ISO-8601 time with Z or offset such as 2017-05-05T12:00:00Z";
        };
    }
}
