package io.cxpulse.wire;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.cxpulse.schema.Alert;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowedMetric;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Registers the schemas of all topics at start, so that serializers need not, and may not, register on their own.
 * Registering a schema that is there already changes nothing.
 */
public final class SchemaRegistration {

    private static final int CACHED_SCHEMAS = 100;

    private final SchemaRegistryClient client;

    public SchemaRegistration(AvroSettings settings) {
        this.client = new CachedSchemaRegistryClient(
                List.of(settings.registryUrl()),
                CACHED_SCHEMAS,
                List.of(new AvroSchemaProvider()),
                settings.clientSettings());
    }

    /**
     * Registers the schema of every topic under {@code <topic>-value}.
     *
     * @throws IOException if the registry does not answer
     * @throws RestClientException if it refuses, e.g. an incompatible schema
     */
    public void register() throws IOException, RestClientException {
        for (Topics topic : Topics.values()) {
            client.register(topic.topic() + "-value", new AvroSchema(schema(topic)));
        }
    }

    /** The schema as the serializer writes it: without the properties that only the Java classes need. */
    private static Schema schema(Topics topic) {
        return AvroSchemaUtils.getSchema(emptyRecord(topic), false, false, true);
    }

    private static SpecificRecord emptyRecord(Topics topic) {
        return switch (topic) {
            case INTERACTIONS -> new InteractionEvent();
            case SURVEYS -> new SurveyEvent();
            case CASES -> new CaseEvent();
            case DEAD_LETTERS -> new DeadLetter();
            case METRICS -> new WindowedMetric();
            case ALERTS, ALERT_STATE -> new Alert();
        };
    }
}
