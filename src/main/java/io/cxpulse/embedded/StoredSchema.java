package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a subject.
 *
 * @param version from 1
 * @param id from 1; equal schemas of all subjects share it
 * @param schema canonical text
 * @param deleted whether it was deleted, but not permanently: still found by id
 */
record StoredSchema(
        String subject, int version, int id, String schema, List<SchemaReference> references, boolean deleted) {

    StoredSchema {
        references = List.copyOf(references);
    }

    boolean hasContentOf(ParsedSchema other) {
        return schema.equals(other.canonicalString()) && references.equals(other.references());
    }

    boolean refersTo(StoredSchema other) {
        return references.stream()
                .anyMatch(reference -> other.subject.equals(reference.getSubject())
                        && isVersion(reference.getVersion(), other.version));
    }

    private static boolean isVersion(@Nullable Integer referenced, int version) {
        return referenced != null && referenced == version;
    }

    StoredSchema softDeleted() {
        return new StoredSchema(subject, version, id, schema, references, true);
    }

    /** As Confluent's API shows it. */
    Schema shown() {
        return new Schema(subject, version, id, AvroSchema.TYPE, references, schema);
    }
}
