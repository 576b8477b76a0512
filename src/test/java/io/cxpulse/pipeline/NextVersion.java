package io.cxpulse.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records as a producer writes them that is one compatible version ahead: with a field nobody here knows. */
final class NextVersion {

    private static final Map<Schema, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private NextVersion() {}

    static GenericRecord of(SpecificRecord event) {
        GenericRecord plain = generic(event);
        Schema next = of(event.getSchema());
        GenericRecord record = new GenericData.Record(next);
        event.getSchema().getFields().forEach(field -> record.put(field.name(), plain.get(field.pos())));
        record.put("mood", "новое поле 😀");
        return record;
    }

    /** The next version of a schema. */
    static Schema of(Schema schema) {
        return SCHEMAS.computeIfAbsent(schema, NextVersion::next);
    }

    private static GenericRecord generic(SpecificRecord event) {
        GenericRecord record = new GenericData.Record(event.getSchema());
        for (Schema.Field field : event.getSchema().getFields()) {
            record.put(field.name(), plain(field.schema(), event.get(field.pos())));
        }
        return record;
    }

    /** The value without the conversions of generated classes. */
    private static Object plain(Schema schema, Object value) {
        if (value instanceof java.time.Instant time) {
            return time.toEpochMilli();
        }
        if (value instanceof Enum<?> symbol) {
            Schema type = schema.getType() == Schema.Type.UNION
                    ? schema.getTypes().get(SpecificData.get().resolveUnion(schema, value))
                    : schema;
            return new GenericData.EnumSymbol(type, symbol.name());
        }
        return value;
    }

    private static Schema next(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field("mood", optional, "Not known to this version.", Schema.Field.NULL_DEFAULT_VALUE));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }
}
