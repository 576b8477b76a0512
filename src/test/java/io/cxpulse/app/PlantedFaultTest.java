package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.verify.Difference;
import io.cxpulse.wire.PlantedPane;
import io.cxpulse.wire.Stores;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The judge must notice a store that says something wrong, or its silence is worth nothing. */
@Tag("broker")
class PlantedFaultTest {

    private static final String CHANGELOG = RunningPulse.APPLICATION + "-" + Stores.PANES + "-changelog";

    @Test
    void shouldReportDifferenceWhenStoreHoldsWrongValue() throws Exception {
        try (RunningPulse pulse = RunningPulse.start(2)) {
            pulse.replaySample();
            pulse.awaitSettled();
            Verified.assertClean(pulse.verify());

            pulse.stopPipeline();
            plant(pulse);
            pulse.startWithoutState();
            pulse.awaitSettled();

            assertThat(pulse.verify().differences())
                    .isNotEmpty()
                    .allMatch(difference -> difference.kind() == Difference.Kind.API_WRONG)
                    .anyMatch(difference -> difference.field().equals("n"));
            CommandRun verify = CommandRun.of(
                    "verify",
                    "--bootstrap",
                    pulse.cluster().bootstrapServers(),
                    "--registry",
                    pulse.cluster().registryUrl(),
                    "--api",
                    pulse.api());
            assertThat(verify.exit()).isEqualTo(1);
            assertThat(verify.out()).contains("api-wrong metric=nps@1", "window=day", "expected");
        }
    }

    private static void plant(RunningPulse pulse) throws Exception {
        ConsumerRecord<byte[], byte[]> pane = pulse
                .cluster()
                .clients()
                .readCommitted(CHANGELOG, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .stream()
                .filter(record -> record.value() != null && PlantedPane.isDayOfTotal(record.key()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pulse.cluster().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            CHANGELOG, pane.partition(), pane.key(), PlantedPane.doubled(pane.value())))
                    .get();
        }
    }
}
