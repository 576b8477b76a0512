package io.cxpulse.wire;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Tells bytes that nobody can read from a registry that does not answer now, which a deserializer reports alike. What
 * passes is in the cache of {@link #registry}, so a deserializer on it does not have to ask again.
 */
final class WriterSchemas {

    /** Error codes of Confluent's API: the registry has no schema with the id in the bytes, or no such subject. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40403);

    private static final byte MAGIC = 0;
    private static final int HEADER_SIZE = 1 + Integer.BYTES;
    private static final int CACHED_SCHEMAS = 1_000;

    private final String registryUrl;
    private final SchemaRegistryClient registry;

    WriterSchemas(AvroSettings settings) {
        this.registryUrl = settings.registryUrl();
        this.registry = SchemaRegistryClientFactory.newClient(
                List.of(registryUrl),
                CACHED_SCHEMAS,
                List.of(new AvroSchemaProvider()),
                settings.clientSettings(),
                Map.of());
    }

    SchemaRegistryClient registry() {
        return registry;
    }

    /**
     * Why the schema that the bytes name cannot be had, or empty if the registry has it and it is flat.
     *
     * @throws RegistryFault if the registry cannot tell
     */
    Optional<String> fault(String topic, byte[] value) {
        if (value.length < HEADER_SIZE || value[0] != MAGIC) {
            return Optional.of("does not begin with a zero byte and a schema id of four bytes");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        try {
            // Under the very subject by which the deserializer looks it up: it must not have to ask again.
            ParsedSchema parsed = registry.getSchemaBySubjectAndId(topic + "-value", id);
            return parsed.rawSchema() instanceof Schema schema && FlatSchema.isFlat(schema)
                    ? Optional.empty()
                    : Optional.of("the schema with the id " + id + " is no flat Avro record");
        } catch (RestClientException e) {
            if (NOT_FOUND.contains(e.getErrorCode())) {
                return Optional.of("the registry has no schema with the id " + id);
            }
            throw new RegistryFault(registryUrl, e);
        } catch (IOException | RuntimeException e) {
            if (isForeign(e)) {
                return Optional.of("the schema with the id " + id + " is not Avro");
            }
            throw new RegistryFault(registryUrl, e);
        }
    }

    /** Whether the registry answered with a schema that is not Avro, for which the client has no exception of its own. */
    private static boolean isForeign(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).startsWith("Invalid schema ")) {
                return true;
            }
        }
        return false;
    }
}
