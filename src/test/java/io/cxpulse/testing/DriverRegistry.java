package io.cxpulse.testing;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.WindowedMetric;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;

/** The schemas in the registry of every {@link PipelineDriver}. */
public final class DriverRegistry {

    static final String SCOPE = "pipeline";

    private static final Map<Topics, SpecificRecord> RECORDS = new EnumMap<>(Map.of(
            Topics.SURVEYS, new SurveyEvent(),
            Topics.INTERACTIONS, new InteractionEvent(),
            Topics.CASES, new CaseEvent(),
            Topics.DEAD_LETTERS, new DeadLetter(),
            Topics.METRICS, new WindowedMetric(),
            Topics.ALERTS, new io.cxpulse.schema.Alert(),
            Topics.ALERT_STATE, new io.cxpulse.schema.Alert()));

    private DriverRegistry() {}

    /**
     * Registers a schema for the records of every topic, always in the same order: bytes whose schema id is damaged must
     * mean the same in every run of a seed, whatever was written first.
     */
    public static void register(Function<SpecificRecord, Schema> schemas) {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
        RECORDS.forEach((topic, record) -> {
            Schema schema =
                    AvroSchemaUtils.getSchema(new GenericData.Record(schemas.apply(record)), false, false, true);
            try {
                registry.register(topic.topic() + "-value", new AvroSchema(schema));
            } catch (IOException | RestClientException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
