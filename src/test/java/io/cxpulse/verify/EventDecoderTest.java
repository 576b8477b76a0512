package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 1};

    private int status = 404;
    private HttpServer registry;
    private EventDecoder decoder;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            String answer = status == 200
                    ? "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"
                    : "{\"error_code\":" + status + "03,\"message\":\"схема?\"}";
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        decoder = new EventDecoder("http://127.0.0.1:" + registry.getAddress().getPort(), Map.of("max.retries", "0"));
    }

    @AfterEach
    void stop() {
        decoder.close();
        registry.stop(0);
    }

    @Test
    void shouldNotDecodeWhenRegistryDoesNotKnowTheSchema() {
        assertThat(decoder.decode(Source.SURVEYS, FRAMED)).isEmpty();
    }

    @Test
    void shouldNotDecodeWhenTheSchemaIsNotAvro() {
        status = 200;

        assertThat(decoder.decode(Source.SURVEYS, FRAMED)).isEmpty();
    }

    @Test
    void shouldFailInsteadOfRejectingWhenRegistryIsInTrouble() {
        status = 500;

        assertThatThrownBy(() -> decoder.decode(Source.SURVEYS, FRAMED))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageStartingWith("schema registry http://127.0.0.1:");
    }

    @Test
    void shouldFailInsteadOfRejectingWhenRegistryIsGone() {
        registry.stop(0);

        assertThatThrownBy(() -> decoder.decode(Source.SURVEYS, FRAMED))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("does not answer");
    }
}
