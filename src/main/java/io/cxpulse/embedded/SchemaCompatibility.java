package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import java.util.ArrayList;
import java.util.List;

/** Asks Confluent's own checker whether a schema may follow others. */
final class SchemaCompatibility {

    private final RegistryState state;
    private final SchemaParser parser;
    private final RegistrySettings settings;

    SchemaCompatibility(RegistryState state, SchemaParser parser, RegistrySettings settings) {
        this.state = state;
        this.parser = parser;
        this.settings = settings;
    }

    /** @throws RegistryException 409 if the schema may not become the subject's next version */
    void require(String subject, ParsedSchema schema) {
        List<String> faults = faults(subject, schema, state.liveVersions(subject));
        if (!faults.isEmpty()) {
            throw RegistryException.incompatible(subject, faults.toString());
        }
    }

    /**
     * What speaks against a schema, by the level of its subject; empty if nothing does.
     *
     * @param earlier the versions it would follow, oldest first
     */
    List<String> faults(String subject, ParsedSchema schema, List<StoredSchema> earlier) {
        CompatibilityLevel level = settings.effectiveLevel(subject);
        List<ParsedSchemaHolder> holders = new ArrayList<>();
        for (StoredSchema stored : earlier) {
            holders.add(new SimpleParsedSchemaHolder(parser.parse(stored)));
        }
        List<String> faults = new ArrayList<>(schema.isCompatible(level, holders));
        if (!faults.isEmpty()) {
            faults.add("{compatibility: '%s'}".formatted(level));
        }
        return faults;
    }
}
