package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.embedded.RegistryClient.Answer;
import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("broker")
@ExtendWith(SharedCluster.class)
class RegistryBadRequestTest extends MissingContract {

    RegistryBadRequestTest(EmbeddedCluster cluster) {
        super(new RegistryClient(cluster.registryUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "/schemas/ids/é, 404, 40403",
        "/schemas/ids/99999999999, 404, 40403",
        "/nowhere/🎈, 404, 404",
        "/subjects/нет/versions/0, 422, 42202",
        "/subjects/нет/versions/-2, 422, 42202",
        "/subjects/нет/versions/последняя, 422, 42202",
        "/subjects/нет/versions/2147483648, 422, 42202",
    })
    void shouldSayWhatIsWrongWhenAPathMeansNothing(String path, int status, int code) throws Exception {
        Answer answer = registry.get(encodedPath(path));

        assertError(answer, status, code);
        assertThat(answer.contentType()).isEqualTo(RegistryClient.CONTENT_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "é",
                "{",
                "[]",
                "\"текст\"",
                "17",
                "{\"schema\":{}}",
                "{\"schema\":[1]}",
                "{}",
                "{\"schema\":null}",
                "{\"schema\":\"\"}",
                "{\"schema\":\"{}\"}",
                "{\"schema\":\"\\\"string\\\"\",\"references\":7}",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[{}]}",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[null]}",
                "{\"schema\":\"\\\"string\\\"\",\"id\":\"много\"}",
                "{\"schema\":\"\\\"string\\\"\",\"metadata\":{\"properties\":{\"a\":\"b\"}}}",
            })
    void shouldBlameTheClientWhenABodyIsWrong(String body) throws Exception {
        for (String path : new String[] {path(), path() + "/versions", "/compatibility" + path() + "/versions"}) {
            assertThat(registry.post(path, body).status()).as(path).isBetween(400, 499);
        }
        assertThat(registry.put("/config/" + encoded(subject), body).status()).isBetween(400, 499);
        assertThat(registry.put("/mode/" + encoded(subject), body).status()).isBetween(400, 499);
    }

    @Test
    void shouldBlameTheClientWhenASchemaIsNestedBeyondReason() throws Exception {
        int depth = 20_000;
        String nested = "{\"type\":\"array\",\"items\":".repeat(depth) + "\"string\"" + "}".repeat(depth);

        assertError(registry.register(subject, nested), 422, 42201);
        assertThat(registry.post(path(), "[".repeat(depth)).status()).isBetween(400, 499);
    }

    @Test
    void shouldRefuseABodyWhenItIsTooLargeWhetherItsLengthIsToldOrNot() throws Exception {
        byte[] large = "é".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

        assertThat(registry.send("POST", path(), BodyPublishers.ofByteArray(large))
                        .status())
                .isEqualTo(413);
        assertThat(registry.send("POST", path(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void shouldRefuseTheSubjectWhenItsNameIsNotPrintable() throws Exception {
        assertError(registry.post("/subjects/a%07/versions", request(schema("Answer", "a"))), 422, 42208);
        assertError(registry.post("/subjects/%20/versions", request(schema("Answer", "a"))), 422, 42208);
    }
}
