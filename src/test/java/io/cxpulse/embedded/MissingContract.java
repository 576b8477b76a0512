package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to a request that names nothing, or says nothing. */
abstract class MissingContract extends RegistryContract {

    MissingContract(RegistryClient registry) {
        super(registry);
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/нет/versions, 404, 40401",
        "/subjects/нет/versions/1, 404, 40401",
        "/schemas/ids/2000000000, 404, 40403",
        "/schemas/ids/2000000000/versions, 404, 40403",
    })
    void shouldSayWhatIsMissingWhenAPathNamesNothing(String path, int status, int code) throws Exception {
        assertError(registry.get(encodedPath(path)), status, code);
    }

    /** The path with every part of it percent-encoded. */
    static String encodedPath(String path) {
        return Arrays.stream(path.split("/"))
                .map(RegistryClient::encoded)
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"schema\":\"не схема\"}",
                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"PROTOBUF\"}",
            })
    void shouldBlameTheClientWhenABodyHasNoSchemaOfItsType(String body) throws Exception {
        assertThat(registry.post(path() + "/versions", body).status()).isBetween(400, 499);
    }
}
