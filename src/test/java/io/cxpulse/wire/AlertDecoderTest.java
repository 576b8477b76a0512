package io.cxpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cxpulse.alert.Alert;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.testing.SampleAlerts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlertDecoderTest {

    private static final String TOPIC = Topics.ALERT_STATE.topic();

    private final Alert alert = SampleAlerts.firing("nps-by-touchpoint", "touchpoint:Büro 😀");
    private final byte[] bytes = Alerts.serializer(PipelineDriver.AVRO).serialize(TOPIC, alert);
    private final AlertDecoder decoder = new AlertDecoder(PipelineDriver.AVRO);

    @BeforeAll
    static void trust() {
        TrustedSchemas.trust();
    }

    @Test
    void shouldReadWhatWasWrittenWhenBytesAreAnAlert() {
        assertThat(decoder.decode(TOPIC, bytes)).isEqualTo(alert);
    }

    @Test
    void shouldBlameTheBytesWhenTheyAreNoAlert() {
        byte[] unknownSchema = bytes.clone();
        unknownSchema[1] = 99;
        for (byte[] wrong : new byte[][] {
            {},
            "что-то".getBytes(StandardCharsets.UTF_8),
            unknownSchema,
            Arrays.copyOf(bytes, 5),
            Arrays.copyOf(bytes, bytes.length / 2)
        }) {
            assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> decoder.decode(TOPIC, wrong));
        }
    }

    @Test
    void shouldBlameTheRegistryWhenItDoesNotAnswer() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        AlertDecoder alone = new AlertDecoder(new AvroSettings("http://127.0.0.1:" + closed, false));

        assertThatExceptionOfType(RegistryFault.class)
                .isThrownBy(() -> alone.decode(TOPIC, bytes))
                .withMessageContaining(Integer.toString(closed));
    }
}
