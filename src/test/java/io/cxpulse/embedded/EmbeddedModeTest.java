package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.Operation;
import io.cxpulse.schema.Polarity;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.schema.SurveyEventType;
import io.cxpulse.schema.SurveyKind;
import io.cxpulse.schema.SurveyMetric;
import io.cxpulse.testing.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and registry together, through the genuine serializers and clients. */
@Tag("broker")
class EmbeddedModeTest {

    private static final String TOPIC = "cx.surveys";

    @TempDir
    Path folder;

    @Test
    void shouldKeepRecordsIdsAndLevelsWhenRestartedOnOtherPorts() throws Exception {
        SurveyEvent answer = survey("Отлично 🎈, merci, André");
        int id;
        try (EmbeddedCluster cluster = open()) {
            cluster.clients().createTopic(TOPIC, 2, Map.of());
            produce(cluster, answer);
            RegistryClient registry = new RegistryClient(cluster.registryUrl());
            id = registry.get("/subjects/" + TOPIC + "-value/versions/latest")
                    .json()
                    .path("id")
                    .asInt();
            registry.put("/config", "{\"compatibility\":\"FULL\"}");
            registry.put("/config/" + TOPIC + "-value", "{\"compatibility\":\"FORWARD\"}");
            registry.put("/mode/cерия", "{\"mode\":\"READONLY\"}");
            deletePermanently(registry, registry.id("éphémère", schema("Gone", "a")));
        }

        try (EmbeddedCluster cluster = open()) {
            RegistryClient registry = new RegistryClient(cluster.registryUrl());

            assertThat(consume(cluster)).containsExactly(answer);
            assertThat(registry.get("/schemas/ids/" + id).json().path("schema").asText())
                    .contains("SurveyEvent");
            assertThat(registry.get("/config").json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
            assertThat(registry.get("/config/" + TOPIC + "-value").json())
                    .hasToString("{\"compatibilityLevel\":\"FORWARD\"}");
            assertThat(registry.get("/mode/c%D0%B5%D1%80%D0%B8%D1%8F").json()).hasToString("{\"mode\":\"READONLY\"}");
            assertThat(registry.id("new", schema("New", "a")))
                    .as("id of the deleted one is not reused")
                    .isEqualTo(id + 2);
            produce(cluster, answer);
            assertThat(registry.get("/subjects/" + TOPIC + "-value/versions").json())
                    .hasToString("[1]");
        }
    }

    private EmbeddedCluster open() throws Exception {
        return EmbeddedCluster.start(DataDirectory.open(folder), Map.of());
    }

    private static void deletePermanently(RegistryClient registry, int id) throws Exception {
        String subject = "/subjects/" + RegistryClient.encoded("éphémère");
        registry.delete(subject);
        registry.delete(subject + "?permanent=true");
        assertThat(registry.get("/schemas/ids/" + id).errorCode()).isEqualTo(40403);
    }

    @Test
    void shouldSpeakToConfluentsClientWhenSchemasAreIncompatibleOrUnknown() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start();
                SchemaRegistryClient client = new CachedSchemaRegistryClient(cluster.registryUrl(), 10)) {
            client.register("answers", new AvroSchema(schema("Answer", "a")));
            AvroSchema incompatible = new AvroSchema(schema("Answer", "a", "must"));

            assertThatThrownBy(() -> client.register("answers", incompatible))
                    .isInstanceOfSatisfying(RestClientException.class, refused -> {
                        assertThat(refused.getStatus()).isEqualTo(409);
                        assertThat(refused.getErrorCode()).isEqualTo(409);
                    })
                    .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
            assertThat(client.testCompatibility("answers", incompatible)).isFalse();
            assertThat(client.testCompatibilityVerbose("answers", incompatible)).isNotEmpty();
            assertThat(client.getAllSubjects()).containsExactly("answers");
            assertThat(client.getLatestSchemaMetadata("answers").getVersion()).isEqualTo(1);
            assertThat(client.getCompatibility("")).isEqualTo("BACKWARD_TRANSITIVE");
            assertThat(client.updateCompatibility("answers", "NONE")).isEqualTo("NONE");
            assertThat(client.register("answers", incompatible)).isEqualTo(2);
            assertThat(client.deleteSubject("answers")).containsExactly(1, 2);
            assertThat(client.deleteSubject(Map.of(), "answers", true)).containsExactly(1, 2);
            assertThatThrownBy(() -> deserializer(cluster).deserialize(TOPIC, new byte[] {0, 0, 0, 0, 77, 2}))
                    .isInstanceOf(SerializationException.class)
                    .hasStackTraceContaining("40403");
        }
    }

    @Test
    void shouldLeaveNoThreadThatKeepsTheProcessAliveWhenClosed() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        EmbeddedCluster.start().close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                .isEmpty();
    }

    @Test
    void shouldFailWithOneLineWhenTheDirectoryIsInUse() throws Exception {
        try (DataDirectory held = DataDirectory.open(folder)) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining(held.path() + " is in use by process ");
        }
    }

    @Test
    void shouldKeepWhatWasAcknowledgedWhenTheProcessWasKilled() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(killed.inputReader().readLine()).isEqualTo("acknowledged");
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();

        try (EmbeddedCluster cluster = open()) {
            assertThat(consume(cluster)).containsExactly(survey("до конца é"));
        }
    }

    /** Produces one record and waits to be killed. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            try (EmbeddedCluster cluster = EmbeddedCluster.start(DataDirectory.open(Path.of(arguments[0])), Map.of())) {
                cluster.clients().createTopic(TOPIC, 1, Map.of());
                produce(cluster, survey("до конца é"));
                System.out.println("acknowledged");
                Thread.currentThread().join();
            }
        }
    }

    private static void produce(EmbeddedCluster cluster, SurveyEvent event) throws Exception {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(cluster.avro().properties(), false);
        try (Producer<String, Object> producer = cluster.clients().producer(serializer, Map.of())) {
            producer.send(new ProducerRecord<>(TOPIC, event.getEventId(), event))
                    .get();
        }
    }

    private static List<Object> consume(EmbeddedCluster cluster) {
        try (KafkaAvroDeserializer deserializer = deserializer(cluster)) {
            return cluster.clients().readCommitted(TOPIC, deserializer).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static KafkaAvroDeserializer deserializer(EmbeddedCluster cluster) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(cluster.avro().properties(), false);
        return deserializer;
    }

    private static SurveyEvent survey(String comment) {
        return SurveyEvent.newBuilder()
                .setEventId("2017:é:NPS")
                .setOp(Operation.ASSERT)
                .setOccurredAt(Instant.parse("2017-05-13T10:00:07Z"))
                .setSource("sfo-survey")
                .setType(SurveyEventType.COMPLETED)
                .setMetric(SurveyMetric.NPS)
                .setKind(SurveyKind.STUDY)
                .setSurveyId("sfo-2017")
                .setScore(9.0)
                .setScaleMin(0)
                .setScaleMax(10)
                .setPolarity(Polarity.HIGHER_BETTER)
                .setComment(comment)
                .build();
    }
}
