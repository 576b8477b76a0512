package io.cxpulse.wire;

import org.apache.avro.Schema;

/**
 * Whether a writer's schema is a flat record, as all schemas of the product are: fields of primitives, enums, fixed
 * bytes, unions of these, and arrays and maps of primitives that take up bytes.
 *
 * <p>Bytes come from anybody who can write to the topic. A nested schema lets a small record demand unbounded stack, and
 * an array of nothing unbounded time, before anything of it can be judged.
 */
final class FlatSchema {

    private FlatSchema() {}

    static boolean isFlat(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                && schema.getFields().stream().allMatch(field -> isFlatField(field.schema()));
    }

    private static boolean isFlatField(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> false;
            case UNION -> schema.getTypes().stream().allMatch(FlatSchema::isFlatField);
            case ARRAY -> isElement(schema.getElementType());
            case MAP -> isElement(schema.getValueType());
            default -> true;
        };
    }

    private static boolean isElement(Schema schema) {
        return switch (schema.getType()) {
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, ENUM -> true;
            default -> false;
        };
    }
}
