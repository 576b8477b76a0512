package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cxpulse.testing.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The next start after a kill, made of a copy of what a running broker has on its disk. A coordinator of transactions
 * that is elected, deposed and elected again can lose the markers of a transaction in between, see
 * {@link FormerRegistration}; that takes the right millisecond, but two elections are seen every time.
 */
@Tag("broker")
class KilledBrokerStartTest {

    private static final String ELECTED = "Elected as the txn coordinator for partition 0";

    private final Logger coordinator =
            (Logger) LoggerFactory.getLogger("kafka.coordinator.transaction.TransactionCoordinator");

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        said.start();
        coordinator.setLevel(Level.INFO);
        coordinator.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        coordinator.detachAppender(said);
        coordinator.setLevel(null);
    }

    @Test
    void shouldTakeUpItsPartitionsOnceWhenLastRunWasKilled() throws Exception {
        Path killed = folder.resolve("убит");
        try (DataDirectory directory = DataDirectory.open(folder.resolve("жив"));
                EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            KafkaClients clients = new KafkaClients(broker.bootstrapServers());
            clients.createTopic("orders", 2, Map.of());
            commit(clients, "Привет 🎈");
            copy(directory.path(), killed);
        }
        said.list.clear();

        // A session so long that a start which does not wait for its end is elected before it.
        try (DataDirectory directory = DataDirectory.open(killed);
                EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, 0, Map.of("broker.session.timeout.ms", "6000"))) {
            KafkaClients clients = new KafkaClients(broker.bootstrapServers());
            commit(clients, "é");

            assertThat(clients.readCommitted("orders")).containsExactlyInAnyOrder("Привет 🎈", "é");
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.contains(ELECTED))
                    .hasSize(1);
        }
    }

    private static void commit(KafkaClients clients, String value) throws Exception {
        try (Producer<String, String> producer = clients.transactionalProducer("é")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("orders", "ключ", value)).get();
            producer.commitTransaction();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
