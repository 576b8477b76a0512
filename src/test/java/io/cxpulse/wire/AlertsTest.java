package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.alert.Alert;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.testing.SampleAlerts;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts as other programs read them. */
class AlertsTest {

    private static final String TOPIC = Topics.ALERTS.topic();

    private final Serializer<Alert> serializer = Alerts.serializer(PipelineDriver.AVRO);
    private final Deserializer<Alert> deserializer = Alerts.deserializer(PipelineDriver.AVRO);

    @BeforeAll
    static void trust() {
        TrustedSchemas.trust();
    }

    @Test
    void shouldReadWhatWasWrittenWhenAlertCrossesTopic() {
        Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro %2C Köln");
        Alert resolved = SampleAlerts.resolved(firing, SampleAlerts.RAISED.plusSeconds(3600));

        assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, firing)))
                .isEqualTo(firing);
        assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, resolved)))
                .isEqualTo(resolved);
    }

    @Test
    void shouldSayWhatIsWantedWhenRecordIsNoAlert() {
        byte[] answer = answer();

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(Topics.SURVEYS.topic(), answer))
                .withMessageContaining("an Alert is wanted");
    }

    @Test
    void shouldBlameRegistryWhenItDoesNotAnswer() {
        byte[] alert = serializer.serialize(TOPIC, SampleAlerts.firing("правило", ""));
        Deserializer<Alert> lonely =
                Alerts.deserializer(new AvroSettings("http://127.0.0.1:1", false, Map.of("max.retries", "0")));

        assertThatExceptionOfType(RegistryFault.class).isThrownBy(() -> lonely.deserialize(TOPIC, alert));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> lonely.deserialize(TOPIC, new byte[] {1, 2}))
                .withMessageContaining("does not begin with a zero byte");
    }

    @Test
    void shouldSayWhatIsWrongWhenBytesAreCutOff() {
        byte[] alert = serializer.serialize(TOPIC, SampleAlerts.firing("правило", ""));

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(alert, alert.length / 2)));
    }

    private static byte[] answer() {
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(PipelineDriver.AVRO.properties(), false);
        return avro.serialize(
                Topics.SURVEYS.topic(),
                Events.nps("öffnung-1", SampleAlerts.RAISED, 9).build());
    }

    @Test
    void shouldKeepFingerprintWhenOnlyNumbersChange() {
        Alert firing = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro");
        Alert resolved = SampleAlerts.resolved(firing, SampleAlerts.RAISED.plusSeconds(3600));

        assertThat(resolved.fingerprint()).isEqualTo(firing.fingerprint()).hasSize(32);
        assertThat(resolved.incidentId()).isEqualTo(firing.incidentId()).endsWith("-1767780180000");
        assertThat(SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Buro").fingerprint())
                .isNotEqualTo(firing.fingerprint());
    }
}
