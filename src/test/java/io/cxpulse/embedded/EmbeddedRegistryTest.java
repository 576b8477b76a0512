package io.cxpulse.embedded;

import static io.cxpulse.embedded.RegistryClient.encoded;
import static io.cxpulse.embedded.RegistryClient.request;
import static io.cxpulse.embedded.RegistryClient.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cxpulse.embedded.RegistryClient.Answer;
import io.cxpulse.testing.EmbeddedCluster;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("broker")
class EmbeddedRegistryTest {

    private static EmbeddedCluster cluster;
    private static RegistryClient registry;

    /** Fresh for each test, since they share one registry. */
    private String subject;

    @BeforeAll
    static void start() throws Exception {
        cluster = EmbeddedCluster.start();
        registry = new RegistryClient(cluster.registryUrl());
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        subject = test.getTestMethod().orElseThrow().getName() + "-тема é/🎈-"
                + test.getDisplayName().hashCode();
    }

    private String path() {
        return "/subjects/" + encoded(subject);
    }

    @Test
    void shouldGiveOneIdWhenTheSameSchemaIsRegisteredAgainAndElsewhere() throws Exception {
        int id = registry.id(subject, schema("Once", "a"));

        assertThat(registry.id(subject, " " + schema("Once", "a"))).isEqualTo(id);
        assertThat(registry.id(subject + "2", schema("Once", "a"))).isEqualTo(id);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[1]");
        assertThat(registry.get("/schemas/ids/" + id + "/versions").json()).hasSize(2);
        assertThat(registry.get("/schemas/ids/" + id + "/subjects").json()).hasSize(2);
    }

    @Test
    void shouldAnswerInConfluentsFormWhenAVersionIsRead() throws Exception {
        int id = registry.id(subject, schema("Answer", "b"));

        Answer latest = registry.get(path() + "/versions/latest");

        assertThat(latest.status()).isEqualTo(200);
        assertThat(latest.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(latest.json().path("subject").asText()).isEqualTo(subject);
        assertThat(latest.json().path("version").asInt()).isEqualTo(1);
        assertThat(latest.json().path("id").asInt()).isEqualTo(id);
        assertThat(latest.json().path("schema").asText()).contains("\"doc\":\"é\"");
        assertThat(latest.json().has("schemaType")).isFalse();
        assertThat(registry.get(path() + "/versions/-1").json()).isEqualTo(latest.json());
        assertThat(registry.get(path() + "/versions/1").json()).isEqualTo(latest.json());
        assertThat(registry.get(path() + "/versions/1/schema")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Answer");
        assertThat(registry.get("/schemas/ids/" + id).json().path("schema"))
                .isEqualTo(latest.json().path("schema"));
        assertThat(registry.get("/schemas/ids/" + id + "/schema")
                        .json()
                        .path("doc")
                        .asText())
                .isEqualTo("é");
        assertThat(registry.get("/schemas/types").json()).hasToString("[\"AVRO\"]");
        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(subject)).json())
                .hasSize(1)
                .first()
                .matches(name -> name.asText().equals(subject));
        assertThat(registry.get("/subjects?subjectPrefix=" + encoded(":*:")).json())
                .isNotEmpty();
    }

    @Test
    void shouldFindTheVersionWhenASchemaIsLookedUp() throws Exception {
        int id = registry.id(subject, schema("Answer", "c"));
        registry.register(subject, schema("Answer", "c", "d?"));

        Answer found = registry.post(path(), request(schema("Answer", "c")));

        assertThat(found.json().path("version").asInt()).isEqualTo(1);
        assertThat(found.json().path("id").asInt()).isEqualTo(id);
        assertError(registry.post(path(), request(schema("Answer", "other"))), 404, 40403);
        assertError(registry.post("/subjects/нет/", request(schema("Answer", "c"))), 404, 40401);
    }

    @Test
    void shouldRefuseWithTheCheckersWordsWhenASchemaIsIncompatible() throws Exception {
        registry.register(subject, schema("Answer", "a"));

        Answer refused = registry.register(subject, schema("Answer", "a", "must"));

        assertError(refused, 409, 409);
        assertThat(refused.message())
                .startsWith("Schema being registered is incompatible with an earlier schema for subject \"" + subject)
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "'must' at path '/fields/1'", "oldSchemaVersion: 1")
                .contains("{compatibility: 'BACKWARD_TRANSITIVE'}");
        assertThat(registry.get(path() + "/versions").json()).hasToString("[1]");
    }

    @Test
    void shouldLookAtAllVersionsOrOnlyTheLastWhenTheLevelSaysSo() throws Exception {
        registry.register(subject, schema("Answer", "a"));
        registry.register(subject, schema("Answer", "a", "b?"));
        // Readable from version 2, where b exists, but not from version 1, where it does not.
        String requiringB = schema("Answer", "a", "b");
        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"FORWARD\"}");
        assertThat(compatibility("/latest", requiringB)).isTrue();

        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(compatibility("", requiringB)).isFalse();
        assertThat(compatibility("/1", requiringB)).isFalse();

        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"NONE\"}");
        assertThat(registry.register(subject, requiringB).status()).isEqualTo(200);
        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"BACKWARD\"}");
        assertThat(compatibility("", schema("Answer", "b"))).isTrue();
        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(compatibility("", schema("Answer", "b"))).isFalse();
    }

    private boolean compatibility(String version, String schema) throws Exception {
        Answer answer = registry.post(
                "/compatibility/subjects/" + encoded(subject) + "/versions" + version + "?verbose=true",
                request(schema));
        boolean compatible = answer.json().path("is_compatible").asBoolean();
        assertThat(answer.json().path("messages").isEmpty()).isEqualTo(compatible);
        return compatible;
    }

    @Test
    void shouldTakeAnySchemaWhenCompatibilityIsAskedOfAnUnknownSubject() throws Exception {
        assertThat(compatibility("", schema("Answer", "a"))).isTrue();
        assertError(
                registry.post("/compatibility/subjects/нет/versions/latest", request(schema("Answer", "a"))),
                404,
                40401);
        registry.register(subject, schema("Answer", "a"));
        assertError(
                registry.post(
                        "/compatibility/subjects/" + encoded(subject) + "/versions/9", request(schema("Answer", "a"))),
                404,
                40402);
    }

    @Test
    void shouldFallBackToTheGlobalLevelWhenTheSubjectHasNone() throws Exception {
        String config = "/config/" + encoded(subject);

        assertThat(registry.get("/config").json()).hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
        assertError(registry.get(config), 404, 40408);
        assertThat(registry.get(config + "?defaultToGlobal=true").json())
                .hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(registry.put(config, "{\"compatibility\":\"full\"}").json())
                .hasToString("{\"compatibility\":\"FULL\"}");
        assertThat(registry.get(config).json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(registry.delete(config).json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertError(registry.get(config), 404, 40408);
        assertError(registry.put(config, "{\"compatibility\":\"СТРОГО\"}"), 422, 42203);
        assertError(registry.put(config, "{}"), 422, 42203);
        assertError(registry.put(config, "{\"compatibility\":\"FULL\",\"alias\":\"é\"}"), 422, 422);
    }

    @Test
    void shouldRefuseNewSchemasOnlyWhenTheSubjectIsReadOnly() throws Exception {
        String mode = "/mode/" + encoded(subject);
        int id = registry.id(subject, schema("Answer", "a"));

        assertThat(registry.get("/mode").json()).hasToString("{\"mode\":\"READWRITE\"}");
        assertError(registry.get(mode), 404, 40409);
        assertThat(registry.put(mode, "{\"mode\":\"READONLY\"}").json()).hasToString("{\"mode\":\"READONLY\"}");

        assertError(registry.register(subject, schema("Answer", "a", "b?")), 422, 42205);
        assertError(registry.delete(path()), 422, 42205);
        assertThat(registry.id(subject, schema("Answer", "a"))).isEqualTo(id);
        assertError(registry.put(mode, "{\"mode\":\"ПИСАТЬ\"}"), 422, 42204);
        assertThat(registry.delete(mode).json()).hasToString("{\"mode\":\"READONLY\"}");
        assertThat(registry.get(mode + "?defaultToGlobal=true").json()).hasToString("{\"mode\":\"READWRITE\"}");
        assertThat(registry.register(subject, schema("Answer", "a", "b?")).status())
                .isEqualTo(200);
    }

    @Test
    void shouldKeepForeignIdsWhenTheSubjectIsInImportMode() throws Exception {
        String mode = "/mode/" + encoded(subject);
        String foreign = imported(schema("Foreign", "a"), 100_003, 7);

        assertError(registry.post(path() + "/versions", foreign), 422, 42205);
        registry.put(mode, "{\"mode\":\"IMPORT\"}");
        assertThat(registry.post(path() + "/versions", foreign)
                        .json()
                        .path("id")
                        .asInt())
                .isEqualTo(100_003);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[7]");
        assertError(registry.post(path() + "/versions", imported(schema("Foreign", "b"), 100_003, 8)), 422, 42205);
        assertError(registry.post(path() + "/versions", imported(schema("Foreign", "b"), 100_019, 7)), 422, 42205);
        assertError(registry.register(subject, schema("Foreign", "c")), 422, 42205);
        assertThat(registry.id(subject + "2", schema("Foreign", "own"))).isGreaterThan(100_003);
        assertError(registry.put("/mode/" + encoded(subject + "2"), "{\"mode\":\"IMPORT\"}"), 422, 42205);
        assertThat(registry.put("/mode/" + encoded(subject + "2") + "?force=true", "{\"mode\":\"IMPORT\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String imported(String schema, int id, int version) throws Exception {
        return request(schema).replaceFirst("\\{", "{\"id\":%d,\"version\":%d,".formatted(id, version));
    }

    @Test
    void shouldStillFindTheIdWhenASubjectWasDeletedSoftlyAndLoseItWhenPermanently() throws Exception {
        int first = registry.id(subject, schema("Deleted", "a"));
        registry.register(subject, schema("Deleted", "a", "b?"));
        registry.put("/config/" + encoded(subject), "{\"compatibility\":\"FULL\"}");

        assertError(registry.delete(path() + "?permanent=true"), 404, 40405);
        assertThat(registry.delete(path()).json()).hasToString("[1,2]");

        assertError(registry.delete(path()), 404, 40404);
        assertError(registry.get(path() + "/versions"), 404, 40401);
        assertThat(registry.get(path() + "/versions?deleted=true").json()).hasToString("[1,2]");
        assertThat(registry.get("/schemas/ids/" + first).status()).isEqualTo(200);
        assertThat(registry.get("/schemas/ids/" + first + "/versions").json()).isEmpty();
        assertError(registry.get("/config/" + encoded(subject)), 404, 40408);
        assertThat(registry.delete(path() + "?permanent=true").json()).hasToString("[1,2]");
        assertError(registry.get("/schemas/ids/" + first), 404, 40403);
        assertError(registry.delete(path() + "?permanent=true"), 404, 40401);
        assertThat(registry.id(subject, schema("Deleted", "a"))).isGreaterThan(first);
    }

    @Test
    void shouldKeepTheIdWhenASoftlyDeletedSchemaComesBack() throws Exception {
        int id = registry.id(subject, schema("Back", "a"));
        registry.delete(path());

        assertThat(registry.id(subject, schema("Back", "a"))).isEqualTo(id);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[2]");
    }

    @Test
    void shouldDeleteOneVersionInTwoStepsWhenAsked() throws Exception {
        registry.register(subject, schema("Versions", "a"));
        registry.register(subject, schema("Versions", "a", "b?"));

        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40407);
        assertThat(registry.delete(path() + "/versions/1").json()).hasToString("1");
        assertError(registry.delete(path() + "/versions/1"), 404, 40406);
        assertError(registry.get(path() + "/versions/1"), 404, 40402);
        assertThat(registry.get(path() + "/versions").json()).hasToString("[2]");
        assertThat(registry.delete(path() + "/versions/1?permanent=true").json())
                .hasToString("1");
        assertError(registry.delete(path() + "/versions/1?permanent=true"), 404, 40402);
        assertThat(registry.delete(path() + "/versions/latest").json()).hasToString("2");
    }

    @Test
    void shouldResolveReferencesAndKeepWhatIsReferredTo() throws Exception {
        registry.register(subject, schema("Person", "name"));
        String order = """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Order\\",\\"fields\\":[{\\"name\\":\\"by\\",\\"type\\":\\"Person\\"}]}",
                 "references": [{"name": "Person", "subject": "%s", "version": %s}]}""";
        String orders = "/subjects/" + encoded(subject + "-заказ");

        assertError(registry.post(orders + "/versions", order.formatted("нет", 1)), 422, 42201);
        Answer registered = registry.post(orders + "/versions", order.formatted(subject, 1));

        assertThat(registered.status()).isEqualTo(200);
        assertThat(registry.get(orders + "/versions/1")
                        .json()
                        .path("references")
                        .get(0)
                        .path("subject")
                        .asText())
                .isEqualTo(subject);
        assertThat(registry.get(path() + "/versions/1/referencedby").json()).hasSize(1);
        assertError(registry.delete(path()), 422, 42206);
        assertError(registry.delete(path() + "/versions/1"), 422, 42206);
        registry.delete(orders);
        assertThat(registry.delete(path()).json()).hasToString("[1]");
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/нет/versions, 404, 40401",
        "/subjects/нет/versions/1, 404, 40401",
        "/schemas/ids/2000000000, 404, 40403",
        "/schemas/ids/2000000000/versions, 404, 40403",
        "/schemas/ids/é, 404, 40403",
        "/schemas/ids/99999999999, 404, 40403",
        "/nowhere/🎈, 404, 404",
        "/subjects/нет/versions/0, 422, 42202",
        "/subjects/нет/versions/-2, 422, 42202",
        "/subjects/нет/versions/последняя, 422, 42202",
        "/subjects/нет/versions/2147483648, 422, 42202",
    })
    void shouldSayWhatIsMissingWhenAPathNamesNothing(String path, int status, int code) throws Exception {
        Answer answer = registry.get(Arrays.stream(path.split("/"))
                .map(RegistryClient::encoded)
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow());

        assertError(answer, status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
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
                "{\"schema\":\"не схема\"}",
                "{\"schema\":\"{}\"}",
                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"PROTOBUF\"}",
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

    @Test
    void shouldFailWithOneLineWhenThePortIsTaken() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRegistry.start(cluster.bootstrapServers(), occupied.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 is already in use, so the schema registry cannot listen there; "
                                    + "choose another one, or 0 for any free port",
                            occupied.getLocalPort());
        }
    }

    private static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.errorCode()).as("%s", answer).isEqualTo(code);
        assertThat(answer.message()).isNotBlank().doesNotContain("\n");
        assertThat(answer.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }
}
