package io.cxpulse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cxpulse.alert.Alert;
import io.cxpulse.embedded.EmbeddedRegistry;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SampleAlerts;
import io.cxpulse.wire.Alerts;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the topic to the receiver. The topic is shared; each test has rules of its own. */
@Tag("broker")
class NotifierTest {

    private static final int PARTITIONS = 4;
    private static final String TOPIC = Topics.ALERT_STATE.topic();

    private static EmbeddedCluster cluster;

    private final String rule = "règle-" + UUID.randomUUID();
    private final Instant raised = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicInteger unreadable = new AtomicInteger();
    private FakeAlertmanager alertmanager;

    @BeforeAll
    static void start() throws Exception {
        cluster = EmbeddedCluster.start();
        cluster.clients().createTopic(TOPIC, PARTITIONS, Topics.ALERT_STATE.settings());
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void listen() throws Exception {
        alertmanager = FakeAlertmanager.start(InstantSource.system());
    }

    @AfterEach
    void close() {
        alertmanager.close();
    }

    @Test
    void shouldTellWhatWasCommittedWhenTransactionsAreAborted() throws Exception {
        try (Notifier notifier = notifier();
                Producer<String, Alert> producer = producer(Map.of("transactional.id", rule))) {
            patiently().until(notifier::isFollowing);
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, firing("Büro"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, firing("Гейт 😀"));
            producer.commitTransaction();

            patiently().until(() -> !told().isEmpty());

            producer.beginTransaction();
            send(producer, SampleAlerts.resolved(firing("Гейт 😀"), raised));
            producer.commitTransaction();
            patiently().until(() -> told().size() == 2);
            assertThat(touchpoints()).containsExactly("Гейт 😀");
            assertThat(told().get(1).path("endsAt").asText()).isEqualTo(raised.toString());
        }
    }

    @Test
    void shouldTellWhatIsOpenAndWhatHasJustEndedWhenItStarts() throws Exception {
        try (Producer<String, Alert> producer = producer(Map.of())) {
            for (int i = 0; i < 20; i++) {
                send(producer, firing("Büro " + i));
            }
            send(producer, SampleAlerts.resolved(firing("Büro 7"), raised));
        }
        String application = "application-" + rule;

        try (Notifier first = notifier(application)) {
            patiently().until(() -> touchpoints().size() == 20);
            assertThat(first.isFollowing()).isTrue();
        }
        int before = told().size();
        try (Notifier second = notifier(application)) {
            patiently().until(() -> told().size() == before + 20);
            assertThat(second.firing()).isGreaterThanOrEqualTo(19);
        }

        assertThat(told().stream()
                        .filter(alert ->
                                alert.path("labels").path("touchpoint").asText().equals("Büro 7")))
                .hasSize(2)
                .allMatch(alert -> alert.path("endsAt").asText().equals(raised.toString()));
    }

    @Test
    void shouldTellTheOthersWhenRecordCannotBeRead() throws Exception {
        try (Producer<String, byte[]> garbage = cluster.clients().producer(new ByteArraySerializer(), Map.of());
                Producer<String, Alert> producer = producer(Map.of())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                garbage.send(new ProducerRecord<>(
                                TOPIC, partition, rule + partition, "кто-то 😀".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
            for (int i = 0; i < 12; i++) {
                send(producer, firing("Büro " + i));
            }
            try (Notifier notifier = notifier()) {
                patiently().until(() -> touchpoints().size() == 12);

                assertThat(notifier.isFollowing()).isTrue();
                assertThat(unreadable).hasValue(PARTITIONS);
            }
            for (int partition = 0; partition < PARTITIONS; partition++) {
                garbage.send(new ProducerRecord<>(TOPIC, partition, rule + partition, null))
                        .get();
            }
        }
    }

    @Test
    void shouldForgetAlertWhenItsRecordIsDeleted() throws Exception {
        try (Notifier notifier = notifier();
                Producer<String, Alert> producer = producer(Map.of())) {
            patiently().until(notifier::isFollowing);
            int others = notifier.firing();
            send(producer, firing("Büro"));
            patiently().until(() -> notifier.firing() == others + 1);

            producer.send(new ProducerRecord<>(TOPIC, firing("Büro").fingerprint(), null))
                    .get();

            patiently().until(() -> notifier.firing() == others);
        }
    }

    @Test
    void shouldTellNothingWhenAlertWasOldWhenItWasWritten() throws Exception {
        Instant longAgo = raised.minus(Duration.ofHours(3));
        Alert old = SampleAlerts.firing(rule, "touchpoint:Büro", longAgo);
        try (Notifier notifier = notifier();
                Producer<String, Alert> producer = producer(Map.of())) {
            patiently().until(notifier::isFollowing);
            send(producer, old);
            send(producer, firing("é"));

            patiently().until(() -> !told().isEmpty());
            send(producer, SampleAlerts.resolved(old, longAgo));
            send(producer, SampleAlerts.resolved(firing("é"), raised));
            patiently().until(() -> told().size() == 2);

            assertThat(touchpoints()).containsExactly("é");
        }
    }

    @Test
    void shouldTakeOverWhenOneOfTwoEnds() throws Exception {
        String application = "application-" + rule;
        try (Producer<String, Alert> producer = producer(Map.of());
                FakeAlertmanager other = FakeAlertmanager.start(InstantSource.system());
                Notifier first = notifier(application)) {
            for (int i = 0; i < 40; i++) {
                send(producer, firing("Büro " + i));
            }
            patiently().until(() -> touchpoints().size() == 40);
            int before;
            try (Notifier second = notifier(application, other)) {
                patiently().until(() -> second.isFollowing() && second.firing() > 0 && first.firing() > 0);
                patiently()
                        .until(() -> first.isFollowing()
                                && touchpoints(other.taken()).size() >= 5);
                before = told().size();
            }
            Set<String> ofOther = touchpoints(other.taken());
            assertThat(ofOther).hasSizeLessThan(40);

            patiently().until(() -> touchpoints(told().subList(before, told().size()))
                    .containsAll(ofOther));
        }
    }

    @Test
    void shouldLoseNoAlertWhenRegistryIsAway() throws Exception {
        FakeAlertmanager away = FakeAlertmanager.start(InstantSource.system());
        away.answer(503);
        AvroSettings registry = new AvroSettings(away.url().toString(), false);
        try (Producer<String, Alert> producer = producer(Map.of());
                Notifier notifier = notifier("application-" + rule, alertmanager, registry)) {
            send(producer, firing("Büro"));
            patiently().until(() -> !away.posts().isEmpty());
            assertThat(notifier.isFollowing()).isFalse();
            away.close();

            try (EmbeddedRegistry back = EmbeddedRegistry.start(
                    cluster.bootstrapServers(), away.url().getPort())) {
                assertThat(back.url()).isEqualTo(registry.registryUrl());
                patiently().until(() -> touchpoints().contains("Büro"));
            }
            assertThat(unreadable).hasValue(0);
        }
    }

    private Notifier notifier() {
        return notifier("application-" + rule);
    }

    private Notifier notifier(String application) {
        return notifier(application, alertmanager);
    }

    private Notifier notifier(String application, FakeAlertmanager target) {
        return notifier(application, target, cluster.avro());
    }

    private Notifier notifier(String application, FakeAlertmanager target, AvroSettings avro) {
        NotifierSettings settings = new NotifierSettings(
                application,
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                List.of(target.url()),
                Duration.ofHours(2),
                Optional.empty());
        NotifyListener listener = new NotifyListener() {
            @Override
            public void skipped(Skip reason) {
                if (reason == Skip.UNREADABLE) {
                    unreadable.incrementAndGet();
                }
            }
        };
        return Notifier.start(settings, Alerts.deserializer(avro), InstantSource.system(), listener);
    }

    private static Producer<String, Alert> producer(Map<String, Object> more) {
        return cluster.clients().producer(Alerts.serializer(cluster.avro()), more);
    }

    private static void send(Producer<String, Alert> producer, Alert alert) throws Exception {
        var sent = producer.send(new ProducerRecord<>(TOPIC, alert.fingerprint(), alert));
        producer.flush();
        sent.get();
    }

    private Alert firing(String touchpoint) {
        return SampleAlerts.firing(rule, "touchpoint:" + touchpoint, raised);
    }

    /** What was told of the rule of this test. */
    private List<JsonNode> told() {
        return ofRule(alertmanager.taken());
    }

    private List<JsonNode> ofRule(List<JsonNode> alerts) {
        return alerts.stream()
                .filter(alert -> alert.path("labels").path("rule").asText().equals(rule))
                .toList();
    }

    private Set<String> touchpoints() {
        return touchpoints(told());
    }

    private Set<String> touchpoints(List<JsonNode> alerts) {
        return ofRule(alerts).stream()
                .map(alert -> alert.path("labels").path("touchpoint").asText())
                .collect(Collectors.toSet());
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
