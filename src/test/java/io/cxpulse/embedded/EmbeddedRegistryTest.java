package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.testing.KafkaClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("broker")
class EmbeddedRegistryTest {

    private DataDirectory directory;
    private EmbeddedBroker broker;
    private KafkaClients clients;

    @BeforeEach
    void start() throws Exception {
        directory = DataDirectory.ephemeral();
        broker = EmbeddedBroker.start(directory, 0);
        clients = new KafkaClients(broker.bootstrapServers());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        directory.close();
    }

    @Test
    void shouldKeepEveryAnsweredChangeInOneCompactedPartitionWhenSchemasAreRegistered() throws Exception {
        try (EmbeddedRegistry embedded = EmbeddedRegistry.start(broker.bootstrapServers(), 0)) {
            RegistryClient registry = new RegistryClient(embedded.url());

            int id = registry.id("тема", schema("Answer", "a"));

            assertThat(clients.readCommitted("_schemas"))
                    .singleElement()
                    .asString()
                    .contains("\"subject\":\"тема\"", "\"id\":" + id, "\"deleted\":false");
        }
        assertThat(topicSetting("cleanup.policy")).isEqualTo("compact");
    }

    private String topicSetting(String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "_schemas");
        try (Admin admin = clients.admin()) {
            Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            return config.get(name).value();
        }
    }

    @Test
    void shouldFailWithOneLineWhenTheTopicHasSeveralPartitions() throws Exception {
        clients.createTopic("_schemas", 2, Map.of());

        assertThatThrownBy(() -> EmbeddedRegistry.start(broker.bootstrapServers(), 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessage("Topic _schemas has 2 partitions, but the registry keeps its order in exactly one");
    }

    @Test
    void shouldNameTheRecordWhenAnotherProgramWroteIntoTheTopic() throws Exception {
        clients.createTopic("_schemas", 1, Map.of("cleanup.policy", "compact"));
        try (Producer<String, String> producer = clients.producer(new StringSerializer(), Map.of())) {
            producer.send(new ProducerRecord<>("_schemas", "{\"kind\":\"ЧУЖОЕ\"}", "é"))
                    .get();
        }

        assertThatThrownBy(() -> EmbeddedRegistry.start(broker.bootstrapServers(), 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageStartingWith("Record 0 of topic _schemas was not written by this version's registry: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldFailWithOneLineWhenThePortIsTaken() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRegistry.start(broker.bootstrapServers(), occupied.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 is already in use, so the schema registry cannot listen there; "
                                    + "choose another one, or 0 for any free port",
                            occupied.getLocalPort());
        }
    }
}
