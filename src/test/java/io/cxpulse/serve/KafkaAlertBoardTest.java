package io.cxpulse.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.cxpulse.alert.Alert;
import io.cxpulse.embedded.DataDirectory;
import io.cxpulse.embedded.EmbeddedBroker;
import io.cxpulse.testing.KafkaClients;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import io.cxpulse.wire.TrustedSchemas;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board on a real broker, with a registry that answers as it is told. */
@Tag("broker")
class KafkaAlertBoardTest {

    private static final String TOPIC = Topics.ALERT_STATE.topic();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Alert BERLIN = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
    private static final Alert KYIV = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Київ 😀");
    private static final Alert PARIS = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Défense");

    private final Serializer<Alert> serializer = Alerts.serializer(PipelineDriver.AVRO);

    @TempDir
    private Path folder;

    private DataDirectory directory;
    private EmbeddedBroker broker;
    private HttpServer registry;
    private volatile int status = 200;

    @BeforeEach
    void start() throws Exception {
        TrustedSchemas.trust();
        directory = DataDirectory.open(folder);
        broker = EmbeddedBroker.start(directory, 0);
        byte[] schema = new JsonMapper()
                .createObjectNode()
                .put("schema", io.cxpulse.schema.Alert.getClassSchema().toString())
                .toString()
                .getBytes(UTF_8);
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, schema.length);
            exchange.getResponseBody().write(schema);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() throws Exception {
        registry.stop(0);
        broker.close();
        directory.close();
    }

    @Test
    void shouldKnowWhatIsCommittedWhenTopicComesLaterThanBoard() throws Exception {
        Instant begin = Instant.now();
        try (KafkaAlertBoard board = board()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(board::read)
                    .withMessage("the alerts cannot be read yet: there is no topic cx.alert-state"));
            createTopic();
            await().atMost(PATIENCE).untilAsserted(() -> assertThatNoException().isThrownBy(board::read));
            assertThat(board.read().alerts()).isEmpty();
            assertThat(board.read().newest()).isEmpty();

            send(true, "один", BERLIN.fingerprint(), bytes(BERLIN));
            send(false, "два", KYIV.fingerprint(), bytes(KYIV));
            send(true, "три", "kaputt é", "keine Warnung".getBytes(UTF_8));
            send(true, "один", PARIS.fingerprint(), bytes(PARIS));

            await().atMost(PATIENCE)
                    .until(() -> board.read().alerts().containsKey(PARIS.fingerprint())
                            && board.read().unreadable() == 1);
            assertThat(board.read().alerts())
                    .containsOnlyKeys(BERLIN.fingerprint(), PARIS.fingerprint())
                    .containsEntry(BERLIN.fingerprint(), BERLIN);
            assertThat(board.read().newest().orElseThrow()).isAfter(begin);
            assertThat(board.read().asOf()).isAfter(begin);
            changesAreSeen(board);
        }
    }

    private void changesAreSeen(KafkaAlertBoard board) {
        Alert over = SampleAlerts.resolved(BERLIN, SampleAlerts.RAISED.plusSeconds(3600));
        send(true, "один", BERLIN.fingerprint(), bytes(over));
        await().atMost(PATIENCE).until(() -> over.equals(board.read().alerts().get(BERLIN.fingerprint())));

        send(true, "один", BERLIN.fingerprint(), null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(board.read().alerts()).containsOnlyKeys(PARIS.fingerprint()));
        Instant before = board.read().asOf();
        await().atMost(PATIENCE).until(() -> board.read().asOf().isAfter(before));
    }

    @Test
    void shouldKnowEverythingBeforeItAnswersWhenItStartsLate() throws Exception {
        createTopic();
        try (Producer<String, Alert> producer =
                new KafkaClients(broker.bootstrapServers()).producer(serializer, Map.of())) {
            for (int i = 0; i < 3_000; i++) {
                Alert alert = SampleAlerts.firing("правило-" + i, "touchpoint:é");
                var unused = producer.send(new ProducerRecord<>(TOPIC, alert.fingerprint(), alert));
            }
        }

        try (KafkaAlertBoard board = board()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThatNoException().isThrownBy(board::read));

            assertThat(board.read().alerts()).hasSize(3_000);
        }
    }

    @Test
    void shouldKeepWhatItHasAndGoOnWhenBrokerIsAway() throws Exception {
        createTopic();
        send(true, "один", BERLIN.fingerprint(), bytes(BERLIN));
        try (KafkaAlertBoard board = board()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> board.read().alerts().containsKey(BERLIN.fingerprint()));
            int port = broker.port();

            broker.close();
            Instant gone = Instant.now();
            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .until(() -> board.read().asOf().isBefore(gone));
            assertThat(board.read().alerts()).containsOnlyKeys(BERLIN.fingerprint());

            broker = EmbeddedBroker.start(directory, port);
            send(true, "два", KYIV.fingerprint(), bytes(KYIV));
            await().atMost(PATIENCE).until(() -> board.read().alerts().containsKey(KYIV.fingerprint()));
            assertThat(board.read().asOf()).isAfter(gone);

            broker.close();
            assertTimeout(Duration.ofSeconds(4), board::close);
        }
    }

    @Test
    void shouldForgetWhatWasBeforeWhenTopicIsMadeAnew() throws Exception {
        createTopic();
        for (int i = 0; i < 5; i++) {
            send(true, "один", BERLIN.fingerprint(), bytes(BERLIN));
        }
        try (KafkaAlertBoard board = board()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> board.read().alerts().containsKey(BERLIN.fingerprint()));

            try (Admin admin = new KafkaClients(broker.bootstrapServers()).admin()) {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                createTopic();
                return true;
            });
            send(true, "два", KYIV.fingerprint(), bytes(KYIV));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(board.read().alerts()).containsOnlyKeys(KYIV.fingerprint()));
        }
    }

    @Test
    void shouldWaitInsteadOfSkippingWhenRegistryIsAway() throws Exception {
        status = 503;
        createTopic();
        send(true, "один", BERLIN.fingerprint(), bytes(BERLIN));
        try (KafkaAlertBoard board = board()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(board::read)
                    .withMessageContaining("the schema registry at http://127.0.0.1:"));

            status = 200;

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> board.read().alerts().containsKey(BERLIN.fingerprint()));
            assertThat(board.read().unreadable()).isZero();
        }
    }

    private KafkaAlertBoard board() {
        AvroSettings avro = new AvroSettings(
                "http://127.0.0.1:" + registry.getAddress().getPort(), false, Map.of("max.retries", "0"));
        Map<String, String> deployment =
                Map.of("group.id", "чужая", "isolation.level", "read_uncommitted", "request.timeout.ms", "2000");
        return KafkaAlertBoard.start(new AlertSource(broker.bootstrapServers(), deployment, avro), Clock.systemUTC());
    }

    private void createTopic() throws Exception {
        new KafkaClients(broker.bootstrapServers()).createTopic(TOPIC, 3, Topics.ALERT_STATE.settings());
    }

    private byte[] bytes(Alert alert) {
        return serializer.serialize(TOPIC, alert);
    }

    /** Sends one record in a transaction of its own. */
    private void send(boolean commit, String transactionalId, String key, byte @Nullable [] value) {
        try (Producer<String, byte[]> producer = new KafkaClients(broker.bootstrapServers())
                .producer(new ByteArraySerializer(), Map.of("transactional.id", transactionalId))) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(TOPIC, key, value));
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }
}
