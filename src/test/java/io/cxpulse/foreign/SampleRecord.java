package io.cxpulse.foreign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.wire.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event made up from its schema alone, as Java and as JSON have it.
 *
 * @param java the record
 * @param isFull whether it has all optional fields, or none
 */
record SampleRecord(SpecificRecordBase java, boolean isFull) {

    private static final Instant AT = Instant.parse("2017-05-05T10:15:30.123Z");

    /** Every type of event, with all fields and with as few as possible. */
    static Stream<SampleRecord> all() {
        return types().stream().flatMap(type -> Stream.of(true, false).map(isFull -> of(type.get(), isFull)));
    }

    private static List<Supplier<SpecificRecordBase>> types() {
        return List.of(SurveyEvent::new, InteractionEvent::new, CaseEvent::new);
    }

    static SampleRecord of(SpecificRecordBase empty, boolean isFull) {
        for (Schema.Field field : empty.getSchema().getFields()) {
            empty.put(field.pos(), value(field, isFull));
        }
        return new SampleRecord(empty, isFull);
    }

    private static Object value(Schema.Field field, boolean isFull) {
        Schema schema = field.schema();
        if (schema.isUnion()) {
            return isFull ? value(field, schema.getTypes().get(1)) : null;
        }
        return value(field, schema);
    }

    /** Different for every field of a type, so that swapped fields are noticed. */
    private static Object value(Schema.Field field, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> field.name() + " é Ж 中 😀";
            case INT -> 3 + field.pos();
            case LONG -> schema.getLogicalType() == null ? (1L << 40) + field.pos() : AT.plusMillis(field.pos());
            case DOUBLE -> -0.125 + field.pos();
            case BOOLEAN -> true;
            case ENUM -> symbol(field, schema);
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private static Object symbol(Schema.Field field, Schema schema) {
        List<String> symbols = schema.getEnumSymbols();
        return SpecificData.get().createEnum(symbols.get(field.pos() % symbols.size()), schema);
    }

    Schema schema() {
        return java.getSchema();
    }

    /** The topic of the product that holds such records. */
    Topics topic() {
        return Arrays.stream(Topics.values())
                .filter(topic -> topic.schema().equals(schema().getName()))
                .findFirst()
                .orElseThrow();
    }

    /** The fields that are not null: times in milliseconds, enums by name. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : schema().getFields()) {
            put(json, field.name(), java.get(field.pos()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value instanceof Instant instant) {
            json.put(name, instant.toEpochMilli());
        } else if (value instanceof Long number) {
            json.put(name, number);
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else if (value instanceof Double number) {
            json.put(name, number);
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value != null) {
            json.put(name, value.toString());
        }
    }

    @Override
    public String toString() {
        return schema().getName() + (isFull ? " with all fields" : " with few fields");
    }
}
