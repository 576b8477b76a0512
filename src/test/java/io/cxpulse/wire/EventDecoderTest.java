package io.cxpulse.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.event.Dimension;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.testing.Events;
import io.cxpulse.wire.EventDecoder.Decoded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a registry that answers as it is told. */
class EventDecoderTest {

    private static final String TOPIC = Topics.SURVEYS.topic();
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final String NULL_SCHEMA = "{\"schema\":\"\\\"null\\\"\"}";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer registry;
    private EventDecoder<SurveyEvent> decoder;
    private volatile int status = 200;
    private volatile String answer = surveySchema();

    @BeforeEach
    void start() throws IOException {
        TrustedSchemas.trust();
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        decoder = EventDecoder.surveys(new AvroSettings(
                "http://127.0.0.1:" + registry.getAddress().getPort(), false, Map.of("max.retries", "0")));
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    private static String surveySchema() {
        String text =
                SurveyEvent.getClassSchema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"schema\":\"" + text + "\"}";
    }

    /** An answer under the schema id 1. */
    private static byte[] survey() {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(new AvroSettings("mock://decoder", true).properties(), false);
            byte[] bytes = serializer.serialize(
                    TOPIC, Events.nps("ответ-é", TIME, 9).setRegion("Москва").build());
            return ByteBuffer.wrap(bytes).putInt(1, 1).array();
        }
    }

    private void assertRejected(Decoded decoded, RejectionReason reason) {
        assertThat(decoded.event()).isNull();
        assertThat(decoded.rejection().reason()).isEqualTo(reason);
        assertThat(decoded.rejection().path()).isNull();
        assertThat(decoded.rejection().detail()).isNotBlank();
    }

    @Test
    void shouldReadTheEventWhenBytesAreGood() {
        Decoded decoded = decoder.decode(TOPIC, survey());

        assertThat(decoded.rejection()).isNull();
        assertThat(decoded.event()).isInstanceOfSatisfying(SurveyStep.class, step -> {
            assertThat(step.eventId()).isEqualTo("ответ-é");
            assertThat(step.eventTime()).isEqualTo(TIME);
            assertThat(step.dimensions())
                    .containsEntry(Dimension.CHANNEL, "chat 😀")
                    .containsEntry(Dimension.REGION, "Москва");
        });
    }

    @Test
    void shouldAskOnceWhenManyRecordsShareASchema() {
        for (int i = 0; i < 3; i++) {
            assertThat(decoder.decode(TOPIC, survey()).rejection()).isNull();
        }

        assertThat(asked)
                .as("a second question could fail and be taken for bad bytes")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldRejectWithoutAskingWhenTheHeaderIsIncomplete(int length) {
        assertRejected(decoder.decode(TOPIC, Arrays.copyOf(survey(), length)), RejectionReason.UNDECODABLE);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldRejectWhenBytesAreCutAnywhere() {
        byte[] survey = survey();
        for (int length = 5; length < survey.length; length++) {
            assertRejected(decoder.decode(TOPIC, Arrays.copyOf(survey, length)), RejectionReason.UNDECODABLE);
        }
    }

    @Test
    void shouldRejectWhenThereIsNoValueOrItHoldsNothing() {
        assertRejected(decoder.decode(TOPIC, null), RejectionReason.MISSING_VALUE);

        answer = NULL_SCHEMA;
        assertRejected(decoder.decode(TOPIC, Arrays.copyOf(survey(), 5)), RejectionReason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":\"\\\"string\\\"\"}",
                "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}",
                "{\"schema\":\"не схема\"}"
            })
    void shouldRejectWhenTheSchemaIsNotOfAnEvent(String other) {
        answer = other;

        assertRejected(decoder.decode(TOPIC, survey()), RejectionReason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {40401, 40403})
    void shouldRejectWhenTheRegistryDoesNotKnowTheSchema(int code) {
        status = 404;
        answer = "{\"error_code\":" + code + ",\"message\":\"нет\"}";

        assertRejected(decoder.decode(TOPIC, survey()), RejectionReason.UNDECODABLE);
    }

    @ParameterizedTest
    @CsvSource({"401, 40101", "403, 40301", "404, 404", "500, 50001", "503, 503"})
    void shouldThrowAndRecoverWhenTheRegistryRefuses(int refused, int code) {
        status = refused;
        answer = "{\"error_code\":" + code + ",\"message\":\"нет\"}";
        assertThatThrownBy(() -> decoder.decode(TOPIC, survey())).isInstanceOf(RegistryFault.class);

        status = 200;
        answer = surveySchema();
        assertThat(decoder.decode(TOPIC, survey()).rejection()).isNull();
    }

    @Test
    void shouldThrowWhenTheRegistryIsDown() {
        registry.stop(0);

        assertThatThrownBy(() -> decoder.decode(TOPIC, survey()))
                .isInstanceOf(RegistryFault.class)
                .hasMessageContaining("127.0.0.1");
    }
}
