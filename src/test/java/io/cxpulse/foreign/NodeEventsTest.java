package io.cxpulse.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.KafkaClients;
import io.cxpulse.testing.SharedCluster;
import io.cxpulse.wire.EventDecoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events between npm's clients and the product, in both directions. */
@Tag("foreign")
@ExtendWith({SharedCluster.class, SharedNode.class})
class NodeEventsTest {

    private static final String KEY = "ключ é 😀";
    private static final int PARTITIONS = 5;

    private final EmbeddedCluster cluster;
    private final KafkaClients clients;
    private final NodeClient node;
    private final String topic = "foreign-" + UUID.randomUUID();

    NodeEventsTest(EmbeddedCluster cluster, NodeClient node) {
        this.cluster = cluster;
        this.clients = cluster.clients();
        this.node = node;
    }

    @BeforeEach
    void createTopic() throws Exception {
        clients.createTopic(topic, PARTITIONS, Map.of());
    }

    static Stream<SampleRecord> samples() {
        return SampleRecord.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldBeReadByJavaWhenNodeWroteIt(SampleRecord sample) {
        register(sample.schema());

        NodeClient.Answer sent = node.produce(topic, KEY, sample.json());

        assertThat(sent.error()).isEmpty();
        assertThat(read()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(KEY);
            assertThat(record.value()).isEqualTo(sample.java());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldBeReadByNodeWhenJavaWroteIt(SampleRecord sample) throws Exception {
        write(KEY, sample.java());

        NodeClient.Answer read = node.consume(topic, 1);

        assertThat(read.error()).isEmpty();
        JsonNode record = read.result().path(0);
        assertThat(record.path("key").asText()).isEqualTo(KEY);
        assertThat(withoutNulls(record.path("value"))).isEqualTo(sample.json());
        assertThat(record.path("value")).hasSameSizeAs(sample.schema().getFields());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldBecomeAnEventOfTheProductWhenNodeWroteIt(SampleRecord sample) {
        register(sample.schema());
        node.produce(topic, KEY, sample.json());

        byte[] value =
                clients.readCommitted(topic, new ByteArrayDeserializer()).get(0).value();
        EventDecoder.Decoded decoded =
                EventDecoder.of(sample.topic(), cluster.avro()).decode(topic, value);

        assertThat(decoded.rejection()).isNull();
        assertThat(decoded.event().eventId()).isEqualTo("eventId é Ж 中 😀");
    }

    @Test
    void shouldReadUnknownWhenNodeWritesASymbolOfANewerSchema() {
        SampleRecord survey = SampleRecord.of(new SurveyEvent(), false);
        register(survey.schema());
        int newer = registerText(text(survey.schema()).replace("\"COMPLETED\"", "\"COMPLETED\",\"DICTATED\""));
        ObjectNode value = survey.json().put("type", "DICTATED");

        NodeClient.Answer sent = node.produce(topic, KEY, value, Map.of("useSchemaId", newer));

        assertThat(sent.error()).isEmpty();
        assertThat(read())
                .singleElement()
                .extracting(record -> ((SurveyEvent) record.value()).getType())
                .isEqualTo(SurveyEventType.UNKNOWN);
    }

    @Test
    void shouldSayWhichFieldWhenNodeLeavesOutARequiredOne() {
        SampleRecord survey = SampleRecord.of(new SurveyEvent(), true);
        register(survey.schema());
        ObjectNode value = survey.json();
        value.remove("surveyId");

        NodeClient.Answer sent = node.produce(topic, KEY, value);

        assertThat(sent.error().path("message").asText()).contains("surveyId");
        assertThat(read()).isEmpty();
    }

    @Test
    void shouldShareAPartitionWhenNodeAndJavaHaveTheSameKey() throws Exception {
        SampleRecord survey = SampleRecord.of(new SurveyEvent(), false);
        register(survey.schema());
        for (String key : List.of(KEY, "клиент-7", "中", "a", "")) {
            int partition = node.produce(topic, key, survey.json())
                    .result()
                    .path("partition")
                    .asInt(-1);

            assertThat(write(key, survey.java())).as(key).isEqualTo(partition);
        }
    }

    private void register(Schema schema) {
        registerText(text(schema));
    }

    private int registerText(String schema) {
        NodeClient.Answer registered =
                node.registry("register", topic + "-value", Map.of("schemaType", "AVRO", "schema", schema));
        assertThat(registered.error()).isEmpty();
        return registered.result().asInt();
    }

    /** The schema as the product registers it. */
    private static String text(Schema schema) {
        return AvroSchemaUtils.getSchema(SpecificData.get().newRecord(null, schema), false, false, true)
                .toString();
    }

    private int write(String key, Object value) throws Exception {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(cluster.avro().properties(), false);
        try (Producer<String, Object> producer = clients.producer(serializer, Map.of("compression.type", "gzip"))) {
            return producer.send(new ProducerRecord<>(topic, key, value)).get().partition();
        }
    }

    private List<ConsumerRecord<String, Object>> read() {
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(cluster.avro().properties(), false);
            return clients.readCommitted(topic, deserializer);
        }
    }

    private static ObjectNode withoutNulls(JsonNode value) {
        ObjectNode copy = value.deepCopy();
        copy.properties().removeIf(field -> field.getValue().isNull());
        return copy;
    }
}
