package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.testing.KafkaClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepCommittedRecordsOnlyWhenTransactionsAbortAndTheBrokerMovesToAnotherPort() throws Exception {
        int firstPort;
        try (DataDirectory directory = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            firstPort = broker.port();
            KafkaClients clients = new KafkaClients(broker.bootstrapServers());
            clients.createTopic("orders", 2, Map.of());
            inTransaction(clients, List.of("Привет", "é"), true);
            inTransaction(clients, List.of("aborted 🎈"), false);
            assertThat(clients.readCommitted("orders")).containsExactlyInAnyOrder("Привет", "é");
        }

        try (ServerSocket occupied = new ServerSocket(firstPort, 1, InetAddress.getLoopbackAddress());
                DataDirectory directory = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            KafkaClients clients = new KafkaClients(broker.bootstrapServers());
            inTransaction(clients, List.of("🎈"), true);

            assertThat(occupied.getLocalPort()).isNotEqualTo(broker.port());
            assertThat(clients.readCommitted("orders")).containsExactlyInAnyOrder("Привет", "é", "🎈");
            assertThat(broker.fault()).isEmpty();
        }
    }

    @Test
    void shouldFailWithOneLineWhenThePortIsTaken() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataDirectory directory = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, occupied.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 is already in use, so the broker cannot listen there; "
                                    + "choose another one, or 0 for any free port",
                            occupied.getLocalPort());
        }
    }

    @Test
    void shouldFailWithOneLineWhenTheDirectoryIsDamaged() throws Exception {
        try (DataDirectory directory = DataDirectory.open(folder)) {
            Path broker = Files.createDirectories(folder.resolve("broker"));
            Files.writeString(broker.resolve("meta.properties"), "version=1\ncluster.id=é\nnode.id=7\n");

            assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageStartingWith("The broker cannot start on " + broker + ": ")
                    .hasMessageContaining("7")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldFailWithOneLineWhenASettingIsWrong() throws Exception {
        try (DataDirectory directory = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0, Map.of("log.segment.bytes", "много")))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("log.segment.bytes")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldObeyTheGivenSettingsAndEndItsThreadsWhenClosed() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (DataDirectory directory = DataDirectory.ephemeral();
                EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, 0, Map.of("log.retention.check.interval.ms", "7001"));
                Admin admin = new KafkaClients(broker.bootstrapServers()).admin()) {
            ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
            Config config = admin.describeConfigs(List.of(node)).all().get().get(node);

            assertThat(config.get("log.retention.check.interval.ms").value()).isEqualTo("7001");
            assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
            assertThat(config.get("listeners").value()).contains("127.0.0.1").doesNotContain("0.0.0.0");
        }

        // Servers that other tests keep open grow their pools when they like; the broker has none.
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                .filteredOn(thread -> !thread.getName().startsWith("Jetty"))
                .isEmpty();
    }

    private static void inTransaction(KafkaClients clients, List<String> values, boolean commit) throws Exception {
        try (var producer = clients.transactionalProducer("ключ")) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>("orders", value, value)).get();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
