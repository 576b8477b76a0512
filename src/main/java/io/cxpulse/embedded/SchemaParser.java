package io.cxpulse.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaVersionFetcher;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads schemas with Confluent's own provider; references are looked up among the registered ones. */
final class SchemaParser {

    private final RegistryState state;
    private final AvroSchemaProvider provider = new AvroSchemaProvider();

    SchemaParser(RegistryState state) {
        this.state = state;
        provider.configure(Map.of(SchemaProvider.SCHEMA_VERSION_FETCHER_CONFIG, new Registered()));
    }

    /**
     * The schema a client sent.
     *
     * @param normalize whether spellings that mean the same become the same text
     * @throws RegistryException if it is missing, not Avro, or wrong
     */
    ParsedSchema parse(String subject, RegisterSchemaRequest request, boolean normalize) {
        refuseUnsupported(request);
        if (request.getSchema() == null || request.getSchema().isBlank()) {
            throw RegistryException.invalidSchema("it is empty");
        }
        return parse(new Schema(subject, request), true, normalize);
    }

    /** A registered version, with its number for messages. */
    ParsedSchema parse(StoredSchema stored) {
        return parse(stored.shown(), false, false).copy(stored.version());
    }

    private ParsedSchema parse(Schema schema, boolean isNew, boolean normalize) {
        try {
            return provider.parseSchemaOrElseThrow(schema, isNew, normalize);
        } catch (RuntimeException | StackOverflowError e) {
            throw RegistryException.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private static void refuseUnsupported(RegisterSchemaRequest request) {
        String type = request.getSchemaType();
        if (type != null && !type.equals(AvroSchema.TYPE)) {
            throw RegistryException.invalidSchema(
                    "type %s is unknown, %s is accepted".formatted(type, AvroSchema.TYPE));
        }
        if (request.getMetadata() != null || request.getRuleSet() != null) {
            throw RegistryException.unsupported("A schema with metadata or rules");
        }
    }

    /** Gives the provider the versions that others refer to. */
    private final class Registered implements SchemaVersionFetcher {

        @Override
        public @Nullable String tenant() {
            return null;
        }

        @Override
        public @Nullable Schema getByVersion(String subject, int version, boolean lookupDeleted) {
            var candidates = lookupDeleted ? state.versions(subject) : state.liveVersions(subject);
            return candidates.stream()
                    .filter(stored -> version == -1 || stored.version() == version)
                    .reduce((older, newer) -> newer)
                    .map(StoredSchema::shown)
                    .orElse(null);
        }
    }
}
